import { below, type Random } from './random.ts'

/** Value of a cell as SQLite is given it. */
export type Cell = number | bigint | string | null

const categories = ['person', 'company', 'device', 'account', 'place', 'document', 'event', 'product']
const channels = ['email', 'call', 'meeting', 'payment']
const given =
  'Ada Bela Cora Dana Elif Fina Gita Hana Ines Jana Kira Lena Mila Nora Olga Pina Rosa Sara Tara Uma Vera Wren Yara Zoe Amir Boris Cyrus Dario Emil Felix Hugo Ivan'.split(
    ' ',
  )
const onsets = 'bdfgklmnprstvz'
const vowels = 'aeiou'

const FIRST_MS = Date.UTC(2015, 0, 1)
const LAST_MS = Date.UTC(2025, 0, 1)

/** A name of about eleven letters; over two million people come before repetition is likely to show. */
function label(random: Random): string {
  let surname = ''
  for (let i = 0; i < 3; i++) surname += onsets.charAt(below(random, 14)) + vowels.charAt(below(random, 5))
  return `${given[below(random, 32)] ?? ''} ${surname.charAt(0).toUpperCase()}${surname.slice(1)}`
}

/** True once in `times`. */
function once(random: Random, times: number): boolean {
  return below(random, times) === 0
}

/** Skewed as real categories are: each half as likely again as the next. */
function skewed(random: Random, names: readonly string[]): string {
  const r = random() / 2 ** 32
  return names[Math.floor(names.length * r * Math.sqrt(r))] ?? ''
}

export const nodeColumns = `id INTEGER PRIMARY KEY, label TEXT NOT NULL, category TEXT NOT NULL, value INTEGER NOT NULL, score REAL, created TEXT`

/** label, category, value, score (one in 20 missing), created (one in 50 missing) */
export function nodeAttributes(random: Random): Cell[] {
  // log-uniform, as counts of things tend to be
  const value = Math.floor(Math.exp((random() / 2 ** 32) * Math.log(1e6)))
  // the sum of four is close enough to a bell; in 64ths, so that 32 bits hold it exactly
  const score = (below(random, 1600) + below(random, 1600) + below(random, 1600) + below(random, 1600)) / 64
  const createdMs = FIRST_MS + Math.floor((random() / 2 ** 32) * (LAST_MS - FIRST_MS))
  const created = new Date(createdMs).toISOString()
  return [
    label(random),
    skewed(random, categories),
    value,
    once(random, 20) ? null : score,
    once(random, 50) ? null : `${created.slice(0, 10)} ${created.slice(11, 19)}`,
  ]
}

export const edgeColumns = `source INTEGER NOT NULL REFERENCES nodes(id), target INTEGER NOT NULL REFERENCES nodes(id), weight REAL NOT NULL, channel TEXT NOT NULL, trust INTEGER`

/** weight (in 64ths, as score), channel, trust (0 to 100; one in 30 missing) */
export function edgeAttributes(random: Random): Cell[] {
  return [
    (1 + below(random, 640)) / 64,
    skewed(random, channels),
    once(random, 30) ? null : below(random, 101),
  ]
}
