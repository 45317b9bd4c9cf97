import type { FileCard } from '../../src-shared/contract/app-calls.ts'
import type { WrittenFile } from '../../src-shared/contract/export.ts'
import { host } from '../ui/host.ts'
import type { Place } from './export-store.ts'

/** The place that a person chose; `null` when they backed out of the dialog. */
export function placeFor(place: Place, name: string): Promise<FileCard | null> {
  const { app } = host()
  switch (place.by) {
    case 'dialog':
      return app.chooseSave({ suggestedName: name })
    case 'download':
      return app.placeForDownload({ name })
    case 'folder':
      return app.saveInFolder({ folder: place.folder, name: place.name })
  }
}

/** A megabyte: one message stays small, and others get in between. */
const partBytes = 2 ** 20

/** Writes what the window made, in parts; it is at its place when this resolves. */
export async function writeAt(card: FileCard, content: Blob): Promise<WrittenFile | null> {
  for (let at = 0; ; at += partBytes) {
    const isLast = at + partBytes >= content.size
    const base64 = await base64Of(content.slice(at, at + partBytes))
    const written = await host().app.writePart({ ticket: card.ticket, at, base64, isLast })
    if (isLast) return written
  }
}

function base64Of(part: Blob): Promise<string> {
  const reader = new FileReader()
  return new Promise((resolve, reject) => {
    reader.addEventListener('load', () => {
      const { result } = reader
      // a data: URL, whose text after the comma it is; an empty blob has none
      resolve(typeof result === 'string' ? (result.split(',')[1] ?? '') : '')
    })
    reader.addEventListener('error', () =>
      reject(reader.error ?? new Error('The picture could not be read.')),
    )
    reader.readAsDataURL(part)
  })
}
