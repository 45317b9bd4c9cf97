import { join } from 'node:path'
import { SettingsSchema, type Settings } from '../../src-shared/contract/app-calls.ts'
import { JsonFile } from './json-file.ts'

/** What holds until the person changes it. */
const initial: Settings = { theme: 'system', panels: {}, elementLimit: 2_000, webgl: false }

export function settingsFile(dataDir: string): JsonFile<Settings> {
  return new JsonFile(join(dataDir, 'settings.json'), SettingsSchema, initial)
}
