/** Content bytes of the serial types that take one byte in a header (sqlite.org/fileformat2.html, 2.1). */
const CONTENT_BYTES = Int32Array.from({ length: 128 }, (_, type) =>
  type < 12 ? ([0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0][type] as number) : (type - 12) >> 1,
)

/** Content bytes of any serial type. */
export function contentBytes(serialType: number): number {
  return serialType < 128 ? (CONTENT_BYTES[serialType] as number) : (serialType - 12) >> 1
}

/** The bit that stands for a serial type in a batch's mask. */
export function maskBit(serialType: number): number {
  return serialType < 12 ? 1 << serialType : 1 << (12 | (serialType & 1))
}

/** A 64-bit varint as its signed value (sqlite.org/fileformat2.html, 1.6): up to eight times 7 bits, then 8. */
export function readVarint(bytes: Uint8Array, at: number): bigint {
  let value = 0n
  for (let i = 0; i < 8; i++) {
    const byte = bytes[at + i] as number
    value = (value << 7n) | BigInt(byte & 0x7f)
    if (byte < 0x80) return value
  }
  return BigInt.asIntN(64, (value << 8n) | BigInt(bytes[at + 8] as number))
}
