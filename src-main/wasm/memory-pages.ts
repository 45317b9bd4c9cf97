/** Pages of the imported memory that an instance can do with, and may grow to: all that 32 bits address. */
export const MEMORY_PAGES = { initial: 1, maximum: 65_536 }
