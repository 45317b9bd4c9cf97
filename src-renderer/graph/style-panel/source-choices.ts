import type { Choice } from '../../ui/controls/fields.tsx'
import type { Field } from '../fields.ts'

/** What a rule goes by, as one text for a list of choices. */
export function sourceOf(rule: { by: string; name?: string }): string {
  return rule.name === undefined ? rule.by : attributeSource(rule.name)
}

export function attributeSource(name: string): string {
  return `attribute:${name}`
}

/** The name of the attribute that a choice stands for; `undefined` for other choices. */
export function attributeOf(source: string): string | undefined {
  return source.startsWith('attribute:') ? source.slice('attribute:'.length) : undefined
}

/** Attributes as choices; one that a rule names stays a choice also when the graph no longer has it. */
export function attributeChoices(fields: readonly Field[], current: string): Choice<string>[] {
  const choices = fields.map(({ name, type }) => ({ value: attributeSource(name), name, hint: type }))
  const name = attributeOf(current)
  const isThere = name === undefined || choices.some(({ value }) => value === current)
  return isThere ? choices : [...choices, { value: current, name, hint: 'not in this graph' }]
}
