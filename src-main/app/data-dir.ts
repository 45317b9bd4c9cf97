import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * Where a person's settings, recents and the sample live: `SLOTGRAPH_DATA_DIR`, else the system's place for
 * data of applications (XDG base directories on Linux).
 */
export function dataDir(env: NodeJS.ProcessEnv = process.env): string {
  if (env['SLOTGRAPH_DATA_DIR']) return env['SLOTGRAPH_DATA_DIR']
  if (process.platform === 'win32')
    return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'slotgraph')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'slotgraph')
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'slotgraph')
}
