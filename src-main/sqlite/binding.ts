/** Options for opening: Electron's Node may need another build of SQLite, which its host names. */
export function binding(): { nativeBinding?: string } {
  const path = process.versions.electron === undefined ? undefined : process.env['BETTER_SQLITE3_BINDING']
  return path === undefined ? {} : { nativeBinding: path }
}
