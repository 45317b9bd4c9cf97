import { double, long, reversed, unsigned, word } from './code.ts'
import type { Code } from './code.ts'

type Word = I32 | number
type Long = I64 | bigint
type Double = F64 | number

/**
 * Expressions of WebAssembly functions (webassembly.github.io/spec/core), as values that hold their own code. Only
 * what the kernels here use; plain numbers stand for constants.
 *
 * A 32-bit integer, or an address. Comparisons give 1 or 0.
 */
export class I32 {
  readonly code: Code

  constructor(code: Code) {
    this.code = code
  }

  plus(other: Word): I32 {
    return this.#with(other, 0x6a)
  }

  minus(other: Word): I32 {
    return this.#with(other, 0x6b)
  }

  times(other: Word): I32 {
    return this.#with(other, 0x6c)
  }

  /** Division that rounds towards zero. */
  over(other: Word): I32 {
    return this.#with(other, 0x6d)
  }

  modulo(other: Word): I32 {
    return this.#with(other, 0x6f)
  }

  and(other: Word): I32 {
    return this.#with(other, 0x71)
  }

  or(other: Word): I32 {
    return this.#with(other, 0x72)
  }

  xor(other: Word): I32 {
    return this.#with(other, 0x73)
  }

  shiftLeft(other: Word): I32 {
    return this.#with(other, 0x74)
  }

  shiftRight(other: Word): I32 {
    return this.#with(other, 0x75)
  }

  shiftRightUnsigned(other: Word): I32 {
    return this.#with(other, 0x76)
  }

  equals(other: Word): I32 {
    return this.#with(other, 0x46)
  }

  differs(other: Word): I32 {
    return this.#with(other, 0x47)
  }

  below(other: Word): I32 {
    return this.#with(other, 0x48)
  }

  above(other: Word): I32 {
    return this.#with(other, 0x4a)
  }

  aboveUnsigned(other: Word): I32 {
    return this.#with(other, 0x4b)
  }

  isZero(): I32 {
    return new I32([this.code, 0x45])
  }

  /** `yes` where this is not 0, else `no`. Both are reckoned. */
  choose(yes: Word, no: Word): I32 {
    return new I32([word(yes), word(no), this.code, 0x1b])
  }

  asLong(): I64 {
    return new I64([this.code, 0xac])
  }

  asDouble(): F64 {
    return new F64([this.code, 0xb7])
  }

  /** What memory holds here, `offset` bytes on. */
  byte(offset = 0): I32 {
    return new I32(this.#access(0x2d, offset))
  }

  half(offset = 0): I32 {
    return new I32(this.#access(0x2f, offset))
  }

  word(offset = 0): I32 {
    return new I32(this.#access(0x28, offset))
  }

  long(offset = 0): I64 {
    return new I64(this.#access(0x29, offset))
  }

  double(offset = 0): F64 {
    return new F64(this.#access(0x2b, offset))
  }

  /** Big-endian, as SQLite writes. */
  bigEndianWord(): I32 {
    return new I32([this.#access([0xfd, 0x5c], 0), reversed(4), 0xfd, 0x1b, 0])
  }

  bigEndianLong(): I64 {
    return new I64([this.#access([0xfd, 0x5d], 0), reversed(8), 0xfd, 0x1d, 0])
  }

  storeByte(value: Word): Code {
    return this.#store(word(value), 0x3a)
  }

  storeHalf(value: Word): Code {
    return this.#store(word(value), 0x3b)
  }

  store(value: Word, offset = 0): Code {
    return this.#store(word(value), 0x36, offset)
  }

  storeLong(value: Long, offset = 0): Code {
    return this.#store(long(value), 0x37, offset)
  }

  storeSingle(value: F64): Code {
    return this.#store([value.code, 0xb6], 0x38)
  }

  storeDouble(value: Double): Code {
    return this.#store(double(value), 0x39)
  }

  #with(other: Word, instruction: number): I32 {
    return new I32([this.code, word(other), instruction])
  }

  /** Alignment is a hint that no engine takes: said to be none. */
  #access(instruction: number | Code, offset: number): Code {
    return [this.code, instruction, 0, unsigned(offset)]
  }

  #store(value: Code, instruction: number, offset = 0): Code {
    return [this.code, value, instruction, 0, unsigned(offset)]
  }
}

/** A 64-bit integer. */
export class I64 {
  readonly code: Code

  constructor(code: Code) {
    this.code = code
  }

  plus(other: Long): I64 {
    return this.#with(other, 0x7c)
  }

  minus(other: Long): I64 {
    return this.#with(other, 0x7d)
  }

  times(other: Long): I64 {
    return this.#with(other, 0x7e)
  }

  and(other: Long): I64 {
    return this.#with(other, 0x83)
  }

  or(other: Long): I64 {
    return this.#with(other, 0x84)
  }

  xor(other: Long): I64 {
    return this.#with(other, 0x85)
  }

  shiftLeft(other: Long): I64 {
    return this.#with(other, 0x86)
  }

  shiftRight(other: Long): I64 {
    return this.#with(other, 0x87)
  }

  shiftRightUnsigned(other: Long): I64 {
    return this.#with(other, 0x88)
  }

  equals(other: Long): I32 {
    return new I32([this.code, long(other), 0x51])
  }

  differs(other: Long): I32 {
    return new I32([this.code, long(other), 0x52])
  }

  below(other: Long): I32 {
    return new I32([this.code, long(other), 0x53])
  }

  low(): I32 {
    return new I32([this.code, 0xa7])
  }

  /** Rounded once. */
  asDouble(): F64 {
    return new F64([this.code, 0xb9])
  }

  /** The double that has these bits. */
  bits(): F64 {
    return new F64([this.code, 0xbf])
  }

  #with(other: Long, instruction: number): I64 {
    return new I64([this.code, long(other), instruction])
  }
}

/** A double. */
export class F64 {
  readonly code: Code

  constructor(code: Code) {
    this.code = code
  }

  plus(other: Double): F64 {
    return this.#with(other, 0xa0)
  }

  times(other: Double): F64 {
    return this.#with(other, 0xa2)
  }

  over(other: Double): F64 {
    return this.#with(other, 0xa3)
  }

  /** To the nearest whole number, halves to the even one. */
  rounded(): F64 {
    return new F64([this.code, 0x9e])
  }

  size(): F64 {
    return new F64([this.code, 0x99])
  }

  equals(other: Double): I32 {
    return new I32([this.code, double(other), 0x61])
  }

  differs(other: Double): I32 {
    return new I32([this.code, double(other), 0x62])
  }

  above(other: Double): I32 {
    return new I32([this.code, double(other), 0x64])
  }

  /** Towards zero; past 32 bits, the nearest. */
  asWord(): I32 {
    return new I32([this.code, 0xfc, 0x02])
  }

  bits(): I64 {
    return new I64([this.code, 0xbd])
  }

  /** What is left of it in 32 bits. */
  asSingle(): F64 {
    return new F64([this.code, 0xb6, 0xbb])
  }

  #with(other: Double, instruction: number): F64 {
    return new F64([this.code, double(other), instruction])
  }
}

export const constant = (value: number): I32 => new I32(word(value))
