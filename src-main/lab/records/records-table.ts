import { modeNames, modes } from '../../../src-shared/contract/mode.ts'
import {
  formatBytes,
  formatCount,
  formatDuration,
  formatRatio,
  formatShare,
} from '../../../src-shared/units.ts'
import { figureOf } from '../figure.ts'
import { bytesText, figureText, none, type Table } from '../report/tables.ts'
import { cases } from './cases.ts'
import { pythonClasses, type RecordsTrials } from './run-records.ts'
import type { RecordsTrial } from './trial.ts'

/** The case that Python users know. */
export const KNOWN_CASE = 'users'

/**
 * What Python users are told of 500,000 such records: with an ordinary class and with `__slots__`, in MB, and how
 * many times as fast the latter are built. As published; the machine is not known.
 */
export const knownPython = { dictBytes: 187.4e6, slotsBytes: 72.1e6, timesAsFast: 1.41 }

/** Medians of the trials with what each store saves and gains against the dictionaries of its own language. */
export function recordsTable(trials: RecordsTrials): Table {
  const { name, count } = cases[KNOWN_CASE]!
  const row = (title: string, store: string, base: string): string[][] => {
    const rss = figure(trials, store, 'rssBytes')
    const build = figure(trials, store, 'buildMs')
    if (!rss || !build) return []
    const baseRss = figure(trials, base, 'rssBytes')
    const baseBuild = figure(trials, base, 'buildMs')
    const isBase = store === base
    const filter = figure(trials, store, 'filterMs')
    return [
      [
        title,
        figureText(rss, formatBytes),
        bytesText(rss.median / count),
        isBase || !baseRss ? none : formatShare(1 - rss.median / baseRss.median),
        formatDuration(build.median),
        isBase || !baseBuild ? none : formatRatio(baseBuild.median / build.median),
        filter ? formatDuration(filter.median) : none,
      ],
    ]
  }
  const { dictBytes, slotsBytes, timesAsFast } = knownPython
  return {
    title: name,
    head: ['', 'RSS growth', 'a record', 'saved', 'built in', 'as fast', 'filter one slot'],
    rows: [
      ...modes.flatMap((mode) => row(modeNames[mode], mode, 'dict')),
      ...pythonClasses.flatMap((kind) =>
        row(`Python here, ${kind} class`, `Python ${kind} class`, 'Python dict class'),
      ),
      [
        'Python as known, dict class',
        formatBytes(dictBytes),
        bytesText(dictBytes / count),
        none,
        none,
        none,
        none,
      ],
      [
        'Python as known, slots class',
        formatBytes(slotsBytes),
        bytesText(slotsBytes / count),
        formatShare(1 - slotsBytes / dictBytes),
        none,
        formatRatio(timesAsFast),
        none,
      ],
    ],
    note: `Growth of RSS by building ${formatCount(count)} records, each trial a process of its own; in brackets the spread. Saved and as fast: against the dictionaries of the same language.`,
  }
}

function figure(trials: RecordsTrials, store: string, of: keyof RecordsTrial) {
  return figureOf((trials[store] ?? []).flatMap((trial) => trial[of] ?? []))
}
