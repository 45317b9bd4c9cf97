import type { FileCard } from '../../src-shared/contract/app-calls.ts'
import { exportFormatNames, type ExportDone, type WrittenFile } from '../../src-shared/contract/export.ts'
import { fail, failureOf } from '../../src-shared/contract/failure.ts'
import { formatBytes, formatCount, formatCountOf } from '../../src-shared/units.ts'
import { useDataset } from '../dataset/dataset-store.ts'
import { readColours } from '../graph/colours.ts'
import { canvasNow } from '../graph/current-canvas.ts'
import { closeDialog } from '../ui/dialog-store.ts'
import { host } from '../ui/host.ts'
import { notify } from '../ui/notice-store.ts'
import { PaceMeter } from '../ui/pace.ts'
import { askedPart } from './asked-part.ts'
import {
  isPicture,
  starting,
  useExport,
  type AnyFormat,
  type ExportChoices,
  type Place,
} from './export-store.ts'
import { legendGroups } from './legend-groups.ts'
import { pngOf } from './picture/png.ts'
import { readPicture } from './picture/read-picture.ts'
import { svgOf } from './picture/svg.ts'
import { placeFor, writeAt } from './place.ts'

let running: AbortController | undefined

export function cancelExport(): void {
  running?.abort()
}

/** The name that a file of a format gets unless the person gives another. */
export function suggestedName(format: AnyFormat): string {
  const { stage } = useDataset.getState()
  const stem = stage.at === 'open' ? stage.file.name.replace(/\.[^.]+$/, '') : 'graph'
  const extension = isPicture(format) ? format : exportFormatNames[format].extension
  // a database of the same name beside the source would pass for it
  return format === 'sqlite' ? `${stem}-export.${extension}` : `${stem}.${extension}`
}

/** Carries out what was chosen; does nothing when the person backs out of the dialog. */
export async function runExport(place: Place): Promise<void> {
  const { choices } = useExport.getState()
  running = new AbortController()
  const { signal } = running
  useExport.setState({ failure: null, waiting: [] })
  try {
    const card = await placeFor(place, suggestedName(choices.format))
    if (!card) return
    useExport.setState({ progress: starting })
    const { files, said } = isPicture(choices.format)
      ? await exportPicture(card, choices)
      : await exportGraph(card, choices, signal)
    useExport.setState({ progress: null })
    finish(files, said)
  } catch (thrown) {
    const failure = failureOf(thrown)
    useExport.setState({ progress: null, failure: failure.code === 'cancelled' ? null : failure })
  }
}

type Exported = { files: readonly WrittenFile[]; said: string }

async function exportGraph(card: FileCard, choices: ExportChoices, signal: AbortSignal): Promise<Exported> {
  const { format, gexf12 } = choices
  const { active } = useDataset.getState()
  if (isPicture(format) || !active) return fail('no-store', 'There is no graph to write.')
  const meter = new PaceMeter()
  const { done, files } = await host().app.exportGraph(
    {
      ticket: card.ticket,
      mode: active,
      request: { format, part: askedPart(choices), ...(gexf12 && { gexfVersion: '1.2' as const }) },
    },
    {
      signal,
      onProgress: (progress) => {
        const pace = meter.add(performance.now(), progress.rowsDone, progress.rowsTotal)
        if (!signal.aborted) useExport.setState({ progress: { ...progress, pace } })
      },
    },
  )
  return { files, said: saidOf(done) }
}

function saidOf({ nodes, edges, replacedCharacters, blobsLeftOut }: ExportDone): string {
  const notes = [
    ...(replacedCharacters > 0
      ? [`${formatCountOf(replacedCharacters, 'character')} that XML cannot hold became “\ufffd”.`]
      : []),
    ...(blobsLeftOut > 0 ? [`${formatCountOf(blobsLeftOut, 'blob')} left out.`] : []),
  ]
  return [`${formatCountOf(nodes, 'node')} and ${formatCountOf(edges, 'edge')}.`, ...notes].join(' ')
}

async function exportPicture(card: FileCard, choices: ExportChoices): Promise<Exported> {
  const cy = canvasNow()?.cy ?? fail('not-here', 'There is no picture on the screen.')
  const { format, area, transparent, legend, scale } = choices
  const colours = readColours(cy.container() ?? document.body)
  const picture = await readPicture(cy, {
    area,
    background: transparent ? undefined : colours.background,
    legend: legend ? legendGroups() : [],
    text: colours.text,
  })
  const title = `${card.name}, drawn by Slotgraph`
  const content =
    format === 'svg'
      ? new Blob([svgOf(picture, title)], { type: 'image/svg+xml' })
      : await pngOf(picture, scale, title)
  const file = await writeAt(card, content)
  const factor = format === 'svg' ? 1 : scale
  const [width, height] = [picture.width, picture.height].map((side) =>
    formatCount(Math.round(side * factor)),
  )
  return { files: file ? [file] : [], said: `${width} × ${height} pixels.` }
}

/** Tells where it went; on the web, has the browser fetch it. */
function finish(files: readonly WrittenFile[], said: string): void {
  const [only, ...more] = files
  const toFetch = files.filter(({ url }) => url !== null)
  if (toFetch.length > 1) {
    // browsers ask before a page downloads several files by itself
    useExport.setState({ waiting: files })
  } else {
    if (only?.url) fetchFile(only)
    closeDialog()
  }
  const names = files.map(({ name }) => `“${name}”`).join(' and ')
  const size = formatBytes(files.reduce((total, { bytes }) => total + bytes, 0))
  const where = only && toFetch.length === 0 ? ` in ${only.folder}` : ''
  notify({
    key: 'export',
    tone: 'info',
    title: `Exported ${names}${where}`,
    detail: `${said} ${size}${more.length > 0 ? ' together' : ''}.`,
  })
}

/** Has the browser download a file; its address works once. */
export function fetchFile({ url, name }: WrittenFile): void {
  if (url === null) return
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  const { waiting } = useExport.getState()
  const left = waiting.filter((file) => file.url !== url)
  useExport.setState({ waiting: left })
  if (waiting.length > 0 && left.length === 0) closeDialog()
}
