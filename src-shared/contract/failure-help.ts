import { formatBytes, formatCount } from '../units.ts'
import type { Failure, FailureCode } from './failure.ts'

type Help = {
  /** What happened, in a few words. */
  readonly title: string
  /** What to try next, in one or two sentences; empty when there is nothing to do. */
  readonly remedy: string
}

/** What people read for each failure code, in the window and on the command line alike. */
const helpByCode: Record<FailureCode, Help> = {
  'file-missing': {
    title: 'The file is not there',
    remedy: 'It may have been moved or renamed. Open it again from where it is now.',
  },
  'file-unreadable': {
    title: 'The file cannot be read',
    remedy: 'Check that you may read it and that no other program holds it locked.',
  },
  'not-a-database': {
    title: 'This is not a SQLite database',
    remedy: 'Slotgraph goes by what a file contains, not by its name. Choose a SQLite file.',
  },
  'damaged-file': {
    title: 'The file is damaged',
    remedy: 'Restore it from a backup, or let “sqlite3 file .recover” write what can be saved to a new file.',
  },
  'empty-database': {
    title: 'The database has no tables with rows',
    remedy: 'Choose a file with a table of edges, and perhaps one of nodes.',
  },
  'wal-needs-copy': {
    title: 'The file has unfinished writes beside it',
    remedy:
      'Close the program that writes to it, or copy the file with its “-wal” to a folder you can write to.',
  },
  'file-changed': {
    title: 'The file changed while it was read',
    remedy: 'Wait until the program that writes to it is done, then open it again.',
  },
  'not-a-graph': {
    title: 'No graph was found in this database',
    remedy: 'Choose by hand which table holds the edges and which columns name their ends.',
  },
  'table-missing': {
    title: 'A table is missing',
    remedy: 'The file may have changed since it was looked at. Open it again and choose the tables anew.',
  },
  'not-a-table': {
    title: 'This is not an ordinary table',
    remedy: 'Views and virtual tables can run code of the file’s author and are not read. Choose a table.',
  },
  'column-missing': {
    title: 'A column is missing',
    remedy: 'The file may have changed since it was looked at. Open it again and choose the columns anew.',
  },
  'value-too-large': {
    title: 'A value is too large',
    remedy: 'Leave its column out, or shorten the value at its source.',
  },
  'too-many-records': {
    title: 'The graph is larger than this mode can hold',
    remedy: 'Load it as slotted, or load fewer tables.',
  },
  'snapshot-invalid': {
    title: 'The snapshot cannot be used',
    remedy: 'Load from the dataset instead; a new snapshot can be written afterwards.',
  },
  'session-invalid': {
    title: 'The session cannot be read',
    remedy: 'Open its dataset instead: what you did last is kept beside it.',
  },
  'out-of-memory': {
    title: 'The graph does not fit in memory in this mode',
    remedy:
      'Load it as slotted, which needs a fraction of the memory of the others, or leave out attributes.',
  },
  'store-died': {
    title: 'The store process ended',
    remedy: 'Restart it: the dataset is loaded again and the picture stays as it is.',
  },
  'no-store': { title: 'Nothing is loaded in this mode', remedy: 'Load the dataset again.' },
  'timed-out': {
    title: 'There was no answer in time',
    remedy: 'The machine may be busy. Try again; if it happens again, restart the store.',
  },
  cancelled: { title: 'Cancelled', remedy: '' },
  disconnected: {
    title: 'The connection to Slotgraph is lost',
    remedy: 'Check that Slotgraph still runs; the window connects again by itself.',
  },
  'ticket-unknown': {
    title: 'The file has to be chosen again',
    remedy: 'Slotgraph was restarted since it was chosen, and does not keep permission to read files.',
  },
  'bad-filter': {
    title: 'The filter cannot be used',
    remedy: 'Put right what is marked, or take the condition out.',
  },
  'bad-value': {
    title: 'That value does not fit',
    remedy:
      'Nothing was changed. Give a value of the type that the slot is declared with, or use another name.',
  },
  'bad-call': {
    title: 'The request was not understood',
    remedy: 'This is a fault in Slotgraph: please report it.',
  },
  'not-here': {
    title: 'This cannot be done here',
    remedy: 'It needs the desktop application, or another way in: see what the start screen offers.',
  },
  'cannot-write': {
    title: 'The file cannot be written',
    remedy: 'Choose another folder or name, and check that there is room on the disk.',
  },
  internal: {
    title: 'Something unforeseen went wrong',
    remedy: 'Try again; if it happens again, please report it.',
  },
}

/** A failure ready to be shown. */
export type FailureText = {
  readonly title: string
  readonly detail: string
  /** Where it happened, outermost first: file, table, column, row, value. */
  readonly where: readonly { readonly name: string; readonly value: string }[]
  readonly remedy: string
}

/** Title, place and remedy of a failure. Cheap; holds for every code. */
export function failureText(failure: Failure): FailureText {
  const { title, remedy } = helpByCode[failure.code]
  const places = ['file', 'table', 'column', 'row', 'value'] as const
  const where = places.flatMap((name) => {
    const value = failure[name]
    return value === undefined ? [] : [{ name, value }]
  })
  return { title, detail: detailOf(failure), where, remedy }
}

function detailOf(failure: Failure): string {
  if (failure.code === 'out-of-memory' && failure.loaded > 0) {
    const stop = `It stopped after ${formatCount(failure.loaded)} records, at a limit of ${formatBytes(failure.limitBytes)}.`
    return `${failure.detail} ${stop}`
  }
  if (failure.code === 'store-died' && !failure.detail.includes(failure.cause)) {
    return `${failure.detail} Cause: ${failure.cause}.`
  }
  return failure.detail
}
