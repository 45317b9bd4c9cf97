import { modeNames } from '../../src-shared/contract/mode.ts'
import { formatBytes } from '../../src-shared/units.ts'
import { Button } from '../ui/controls/button.tsx'
import { Progress } from '../ui/controls/progress.tsx'
import type { Stage } from './dataset-store.ts'
import { loadingText } from './loading-text.ts'
import { cancelStep } from './open-dataset.ts'
import css from './start-screen.module.css'

type Working = Extract<Stage, { at: 'receiving' | 'inspecting' | 'loading' }>

/** Something long on the way to an open graph: how far it is, and the way out. */
export function WorkingScreen({ stage }: { stage: Working }) {
  return (
    <div className={css.screen}>
      <div className={css.work}>
        <Step stage={stage} />
        <div className={css.actions}>
          <Button onPress={cancelStep}>Cancel</Button>
        </div>
      </div>
    </div>
  )
}

function Step({ stage }: { stage: Working }) {
  switch (stage.at) {
    case 'receiving': {
      const { progress, name } = stage
      const text = progress ? `${formatBytes(progress.bytesDone)} of ${formatBytes(progress.bytesTotal)}` : ''
      const part = progress && progress.bytesTotal > 0 ? progress.bytesDone / progress.bytesTotal : null
      return <Titled title={`Sending ${name}`} label="Sending" part={part} text={text} />
    }
    case 'inspecting':
      return (
        <Titled title={`Looking at ${stage.file.name}`} label={sentence(stage.phase)} part={null} text="" />
      )
    case 'loading': {
      const { label, part, text } = loadingText(stage.loading)
      const title = `Loading ${stage.file.name} as ${modeNames[stage.loading.mode]}`
      return <Titled title={title} label={label} part={part} text={text} />
    }
  }
}

function Titled({
  title,
  label,
  part,
  text,
}: {
  title: string
  label: string
  part: number | null
  text: string
}) {
  return (
    <>
      <h1 className={css.title}>{title}</h1>
      <Progress label={label} part={part} text={text} />
    </>
  )
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
