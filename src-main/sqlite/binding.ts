import Database from 'better-sqlite3'

/** Options for opening: Electron's Node may need another build of SQLite, which its host names. */
export function binding(): { nativeBinding?: string } {
  const path = process.versions.electron === undefined ? undefined : process.env['BETTER_SQLITE3_BINDING']
  return path === undefined ? {} : { nativeBinding: path }
}

/**
 * Loads SQLite's library now rather than at the first opening: some milliseconds and two megabytes that belong to
 * an empty store process, and are no part of what a dataset takes.
 */
export function loadLibrary(): void {
  try {
    new Database(':memory:', binding()).close()
  } catch {
    // opening a file says it better, to whoever asked
  }
}
