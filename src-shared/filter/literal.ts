/** A number as a filter writes it: integers past 2^53 exactly. `undefined` for any other text. */
export function numberOf(text: string): number | bigint | undefined {
  if (/^[+-]?\d+$/.test(text)) {
    const number = Number(text)
    return Number.isSafeInteger(number) ? number : BigInt(text)
  }
  if (/^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(text)) return Number(text)
  return /^[+-]?Infinity$/i.test(text) ? (text.startsWith('-') ? -Infinity : Infinity) : undefined
}

export function booleanOf(text: string): boolean | undefined {
  const word = text.toLowerCase()
  if (['true', 'yes', '1'].includes(word)) return true
  return ['false', 'no', '0'].includes(word) ? false : undefined
}

/** The milliseconds since 1970 (UTC) that a date stands for: `from` to `to`, both of them in it. */
export type Period = { readonly from: number; readonly to: number }

const DATE =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3}))?)?(?:Z|\+00:00)?)?)?)?$/

/** A year, month, day, minute, second or millisecond in ISO 8601, all of it: `2024-03` is the whole of March. */
export function periodOf(text: string): Period | undefined {
  const found = DATE.exec(text)
  if (found === null) return undefined
  const part = (at: number): number | undefined => (found[at] === undefined ? undefined : Number(found[at]))
  const year = Number(found[1])
  const [month, day, hour, minute, second] = [part(2), part(3), part(4), part(5), part(6)]
  if ((hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59) return undefined
  const from = utc(year, (month ?? 1) - 1, day ?? 1, hour, minute, second, fraction(found[7]))
  // what is not a day of the calendar, such as the 31st of June, has become another
  if (!new Date(from).toISOString().startsWith(text.slice(0, 10))) return undefined
  if (month === undefined) return { from, to: utc(year + 1, 0, 1) - 1 }
  if (day === undefined) return { from, to: utc(year, month, 1) - 1 }
  if (hour === undefined) return { from, to: from + 86_399_999 }
  if (second === undefined) return { from, to: from + 59_999 }
  return { from, to: found[7] === undefined ? from + 999 : from }
}

function fraction(digits: string | undefined): number {
  return digits === undefined ? 0 : Number(digits.padEnd(3, '0'))
}

function utc(year: number, month: number, day: number, hour = 0, minute = 0, second = 0, millis = 0): number {
  const date = new Date(0)
  // Date.UTC takes years below 100 for those of the 20th century
  date.setUTCFullYear(year, month, day)
  return date.setUTCHours(hour, minute, second, millis)
}
