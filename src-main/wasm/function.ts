import { Locals, Word } from './local.ts'
import { MEMORY_PAGES } from './memory-pages.ts'
import { flat, TYPE_BYTES, unsigned, word } from './code.ts'
import type { Code } from './code.ts'
import type { I32 } from './value.ts'

/** A function of 32-bit integers that gives one. */
export type WasmFunction<N extends string = string> = {
  readonly name: N
  readonly parameters: number
  readonly body: Code
}

/** Declares a function; `body` writes its code from its parameters. It gives 0 where it does not return. */
export function define<N extends string, P extends string>(
  name: N,
  parameters: readonly P[],
  body: (parameters: Record<P, Word>, local: Locals) => readonly Code[],
): WasmFunction<N> {
  const local = new Locals(parameters.length)
  const named = parameters.map((parameter, index) => [parameter, new Word(index)])
  const code = body(Object.fromEntries(named) as Record<P, Word>, local)
  return { name, parameters: parameters.length, body: flat([local.declaration, code, word(0), 0x0b]) }
}

const NO_RESULT = 0x40

export function when(condition: I32, ...then: readonly Code[]): Code {
  return [condition.code, 0x04, NO_RESULT, then, 0x0b]
}

export function either(condition: I32, then: readonly Code[], otherwise: readonly Code[]): Code {
  return [condition.code, 0x04, NO_RESULT, then, 0x05, otherwise, 0x0b]
}

/** As long as the condition holds, which is asked first. */
export function loopWhile(condition: I32, ...body: readonly Code[]): Code {
  const again = [condition.code, 0x0d, 0]
  return when(condition, [0x03, NO_RESULT, body, again, 0x0b])
}

/** With `i` from where it is to below `end`. */
export function count(i: Word, end: I32, ...body: readonly Code[]): Code {
  return loopWhile(i.below(end), ...body, i.add(1))
}

export function give(value: I32 | number): Code {
  return [word(value), 0x0f]
}

/** Copies bytes, which may overlap. */
export function copyBytes(to: I32, from: I32, length: I32): Code {
  return [to.code, from.code, length.code, 0xfc, 0x0a, 0, 0]
}

/** “\0asm”, version 1. */
const MAGIC = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00]

const SECTION = { type: 1, import: 2, function: 3, export: 7, code: 10 }

/** The bytes of a module that exports the functions and imports a shared memory as `env.memory`. */
export function moduleOf(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters }) => [
    0x60,
    unsigned(parameters),
    Array.from({ length: parameters }, () => TYPE_BYTES.i32),
    1,
    TYPE_BYTES.i32,
  ])
  const { initial, maximum } = MEMORY_PAGES
  const memory = [text('env'), text('memory'), 0x02, 0x03, unsigned(initial), unsigned(maximum)]
  const indexes = functions.map((_, index) => unsigned(index))
  const exported = functions.map(({ name }, index) => [text(name), 0x00, unsigned(index)])
  const bodies = functions.map(({ body }) => [unsigned(body.length), body])
  const sections = [
    section(SECTION.type, types),
    section(SECTION.import, [memory]),
    section(SECTION.function, indexes),
    section(SECTION.export, exported),
    section(SECTION.code, bodies),
  ]
  return Uint8Array.from(flat([MAGIC, sections]))
}

function section(id: number, entries: readonly Code[]): Code {
  const content = flat([unsigned(entries.length), entries])
  return [id, unsigned(content.length), content]
}

function text(name: string): Code {
  const bytes = new TextEncoder().encode(name)
  return [unsigned(bytes.length), [...bytes]]
}
