import { freeBuffer } from '../../free-buffer.ts'
import type { Part } from './part.ts'

/**
 * Bytes of a slab: enough for a million rows of most columns. Larger ones, which many columns do not fill, would have
 * V8 collect garbage for them; it counts what is reserved, not what is touched.
 */
const SLAB_BYTES = 4 * 2 ** 20

type Elements =
  | Uint8Array
  | Uint16Array
  | Uint32Array
  | Int8Array
  | Int16Array
  | Int32Array
  | BigInt64Array
  | Float32Array
  | Float64Array

/** Keeps the parts of one column, one after another, in a few large buffers. */
export class PartSlab {
  #buffers: ArrayBuffer[] = []
  #used = 0

  /** The same part in memory of this slab; what it was made in may be used again. */
  keep(part: Part): Part {
    switch (part.kind) {
      case 'missing':
      case 'sequence':
        return part
      case 'integer':
      case 'float':
      case 'scaled':
        return { ...part, values: this.#copy(part.values), ...this.#missing(part) } as Part
      case 'timestamp':
        return { ...part, values: this.#copy(part.values), ...this.#missing(part) }
      case 'category':
        return { ...part, codes: this.#copy(part.codes), ...this.#missing(part) }
      case 'text':
        return {
          ...part,
          starts: this.#copy(part.starts),
          bytes: this.#copy(part.bytes),
          ...this.#missing(part),
        }
      case 'mixed':
        return {
          ...part,
          tags: this.#copy(part.tags),
          payload: this.#copy(part.payload),
          textStarts: this.#copy(part.textStarts),
          textBytes: this.#copy(part.textBytes),
        }
    }
  }

  /** Gives the memory back at once. The parts are void. */
  free(): void {
    for (const buffer of this.#buffers) freeBuffer(buffer)
    this.#buffers = []
  }

  #missing({ missing }: { missing?: Uint8Array }): { missing?: Uint8Array } {
    return missing === undefined ? {} : { missing: this.#copy(missing) }
  }

  #copy<A extends Elements>(array: A): A {
    const { byteLength, length } = array
    // every element type divides eight
    const at = (this.#used + 7) & ~7
    const buffer = this.#buffers.at(-1)
    if (buffer === undefined || at + byteLength > buffer.byteLength) {
      this.#buffers.push(new ArrayBuffer(Math.max(SLAB_BYTES, byteLength)))
      this.#used = 0
      return this.#copy(array)
    }
    this.#used = at + byteLength
    const copy = new (array.constructor as Uint8ArrayConstructor)(buffer, at, length)
    copy.set(array as Uint8Array)
    return copy as Elements as A
  }
}
