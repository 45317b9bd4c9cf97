import { double, long, TYPE_BYTES, unsigned, word } from './code.ts'
import type { Code, ValueType } from './code.ts'
import { F64, I32, I64 } from './value.ts'

/** A variable of a function. */
export class Word extends I32 {
  readonly #index: number

  constructor(index: number) {
    super([0x20, unsigned(index)])
    this.#index = index
  }

  set(value: I32 | number): Code {
    return [word(value), 0x21, unsigned(this.#index)]
  }

  add(value: I32 | number): Code {
    return this.set(this.plus(value))
  }
}

export class Long extends I64 {
  readonly #index: number

  constructor(index: number) {
    super([0x20, unsigned(index)])
    this.#index = index
  }

  set(value: I64 | bigint): Code {
    return [long(value), 0x21, unsigned(this.#index)]
  }
}

export class Double extends F64 {
  readonly #index: number

  constructor(index: number) {
    super([0x20, unsigned(index)])
    this.#index = index
  }

  set(value: F64 | number): Code {
    return [double(value), 0x21, unsigned(this.#index)]
  }
}

/** Makes a function's variables; they begin as 0. */
export class Locals {
  readonly #parameters: number
  readonly #types: ValueType[] = []

  /** Parameters are variables too, and come first. */
  constructor(parameters: number) {
    this.#parameters = parameters
  }

  word(): Word {
    return new Word(this.#add('i32'))
  }

  long(): Long {
    return new Long(this.#add('i64'))
  }

  double(): Double {
    return new Double(this.#add('f64'))
  }

  /** As a function's body declares them. */
  get declaration(): Code {
    return [unsigned(this.#types.length), this.#types.map((type) => [1, TYPE_BYTES[type]])]
  }

  #add(type: ValueType): number {
    return this.#parameters + this.#types.push(type) - 1
  }
}
