import { count, define, give, when } from '../wasm/function.ts'
import type { Code } from '../wasm/code.ts'
import type { F64, I32 } from '../wasm/value.ts'
import { constant } from '../wasm/value.ts'
import { wordAt } from './cells.ts'
import { isMissing } from './texts.ts'

/** See `DATE_FORMS`. */
const FORM = { date: 0, secondsSpace: 1, secondsT: 2, secondsZ: 3, millis: 4 }

/** The length of texts of the forms. */
const LENGTHS = { date: 10, seconds: 19, secondsZ: 20, millis: 24 }

const isDigit = (byte: I32): I32 => byte.minus(0x30).aboveUnsigned(9).isZero()

/** -1 unless both are digits. */
function twoDigits(p: I32, offset: number): I32 {
  const tens = p.byte(offset)
  const ones = p.byte(offset + 1)
  const value = tens
    .times(10)
    .plus(ones)
    .minus(0x30 * 11)
  return isDigit(tens).and(isDigit(ones)).choose(value, -1)
}

/**
 * Milliseconds since 1970 of texts that are exactly what `formatIso` would write in the form, as doubles: years are
 * 0000 to 9999 of the proleptic Gregorian calendar. Gives the first row that has no such text, `rows` where all have. Missing rows are 0.
 */
export const parseDates = define(
  'parseDates',
  ['from', 'to', 'rows', 'missing', 'form', 'values'],
  ({ from, to, rows, missing, form, values }, local) => {
    const i = local.word()
    const p = local.word()
    const length = local.word()
    const wanted = local.word()
    const year = local.word()
    const century = local.word()
    const month = local.word()
    const day = local.word()
    const hour = local.word()
    const minute = local.word()
    const second = local.word()
    const millis = local.word()
    const days = local.word()
    const era = local.word()
    const fail = give(i)
    const failWhen = (condition: I32): Code => when(condition, fail)
    const isForm = (number: number): I32 => form.equals(number)
    const differs = (offset: number, character: string): I32 =>
      p.byte(offset).differs(character.charCodeAt(0))

    const isLeap = year
      .and(3)
      .isZero()
      .and(year.modulo(100).differs(0).or(year.modulo(400).isZero()))
    const isShortMonth = constant((1 << 4) | (1 << 6) | (1 << 9) | (1 << 11))
      .shiftRight(month)
      .and(1)
    const daysInMonth = month.equals(2).choose(isLeap.plus(28), constant(31).minus(isShortMonth))

    // Howard Hinnant's days_from_civil, an era later, so that the year before 0000 is none below 0
    const shifted = year.minus(month.below(3)).plus(400)
    const dayOfYear = month.plus(month.above(2).choose(-3, 9)).times(153).plus(2).over(5).plus(day).minus(1)
    const setDays: Code[] = [
      era.set(shifted.over(400)),
      // a year of its era from here on
      days.set(shifted.minus(era.times(400))),
      days.set(days.times(365).plus(days.over(4)).minus(days.over(100)).plus(dayOfYear)),
      days.set(era.minus(1).times(146_097).plus(days).minus(719_468)),
    ]
    const time: Code[] = [
      failWhen(p.byte(10).differs(isForm(FORM.secondsSpace).choose(0x20, 0x54))),
      failWhen(differs(13, ':').or(differs(16, ':'))),
      hour.set(twoDigits(p, 11)),
      minute.set(twoDigits(p, 14)),
      second.set(twoDigits(p, 17)),
      failWhen(hour.aboveUnsigned(23).or(minute.aboveUnsigned(59)).or(second.aboveUnsigned(59))),
      when(isForm(FORM.secondsZ), failWhen(differs(19, 'Z'))),
      when(
        isForm(FORM.millis),
        failWhen(differs(19, '.').or(differs(23, 'Z'))),
        millis.set(twoDigits(p, 20)),
        failWhen(millis.below(0).or(isDigit(p.byte(22)).isZero())),
        millis.set(millis.times(10).plus(p.byte(22)).minus(0x30)),
      ),
    ]
    const seconds: F64 = hour.times(60).plus(minute).times(60).plus(second).asDouble()
    const value: F64 = days.asDouble().times(86_400_000).plus(seconds.times(1000)).plus(millis.asDouble())
    return [
      wanted.set(
        isForm(FORM.date).choose(
          LENGTHS.date,
          isForm(FORM.secondsZ).choose(
            LENGTHS.secondsZ,
            isForm(FORM.millis).choose(LENGTHS.millis, LENGTHS.seconds),
          ),
        ),
      ),
      count(
        i,
        rows,
        values.plus(i.shiftLeft(3)).storeDouble(0),
        when(
          isMissing(missing, i).isZero(),
          p.set(wordAt(from, i).word()),
          length.set(wordAt(to, i).word().minus(p)),
          failWhen(length.differs(wanted)),
          failWhen(differs(4, '-').or(differs(7, '-'))),
          century.set(twoDigits(p, 0)),
          year.set(twoDigits(p, 2)),
          failWhen(century.or(year).below(0)),
          year.set(century.times(100).plus(year)),
          month.set(twoDigits(p, 5)),
          failWhen(month.below(1).or(month.above(12))),
          day.set(twoDigits(p, 8)),
          failWhen(day.below(1).or(day.above(daysInMonth))),
          ...setDays,
          when(form.differs(FORM.date), ...time),
          values.plus(i.shiftLeft(3)).storeDouble(value),
        ),
      ),
      give(rows),
    ]
  },
)
