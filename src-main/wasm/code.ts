export type ValueType = 'i32' | 'i64' | 'f64'

export const TYPE_BYTES: Record<ValueType, number> = { i32: 0x7f, i64: 0x7e, f64: 0x7c }

/** Instructions, as bytes in a tree: what is put together is not copied until {@link flat}. */
export type Code = readonly (number | Code)[]

/** What has code that leaves a value. */
type Coded = { readonly code: Code }

export function flat(code: Code, bytes: number[] = []): number[] {
  for (const part of code) {
    if (typeof part === 'number') bytes.push(part)
    else flat(part, bytes)
  }
  return bytes
}

export function word(value: Coded | number): Code {
  return typeof value === 'number' ? [0x41, ...signed(BigInt(value | 0))] : value.code
}

export function long(value: Coded | bigint): Code {
  return typeof value === 'bigint' ? [0x42, ...signed(BigInt.asIntN(64, value))] : value.code
}

export function double(value: Coded | number): Code {
  if (typeof value !== 'number') return value.code
  return [0x44, ...new Uint8Array(Float64Array.of(value).buffer)]
}

/** Reverses the first `count` bytes of a vector: a swizzle by a constant. */
export function reversed(count: number): Code {
  const lanes = Array.from({ length: 16 }, (_, lane) => (lane < count ? count - 1 - lane : lane))
  return [0xfd, 0x0c, ...lanes, 0xfd, 0x0e]
}

/** LEB128. */
export function unsigned(value: number): Code {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)]
}

function signed(value: bigint): Code {
  const byte = Number(value & 0x7fn)
  const rest = value >> 7n
  const isLast = (rest === 0n && byte < 0x40) || (rest === -1n && byte >= 0x40)
  return isLast ? [byte] : [byte | 0x80, ...signed(rest)]
}
