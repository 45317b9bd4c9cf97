/** As far as it is used here; the full declarations come only with those of browsers. */
declare namespace WebAssembly {
  class Memory {
    readonly buffer: SharedArrayBuffer
    constructor(shape: { initial: number; maximum: number; shared: true })
    grow(pages: number): number
  }
  const Module: new (bytes: Uint8Array) => object
  class Instance {
    readonly exports: unknown
    constructor(module: object, imports: { env: { memory: Memory } })
  }
}
