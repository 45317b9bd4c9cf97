import { useState } from 'react'
import type { LessonName, LessonStep } from '../../src-shared/contract/lessons.ts'
import { modeNames, type Mode } from '../../src-shared/contract/mode.ts'
import { wireText } from '../../src-shared/contract/values.ts'
import { formatBytes } from '../../src-shared/units.ts'
import { offeredModes, useDataset } from '../dataset/dataset-store.ts'
import { setKeepBoth, switchMode } from '../dataset/load.ts'
import { useEdits } from '../explore/edits-store.ts'
import { useAnswer } from '../explore/use-answer.ts'
import { store } from '../graph/view-actions.ts'
import { useView } from '../graph/view-store.ts'
import { measuredPerRecord } from '../memory/figures.ts'
import { cls } from '../ui/class-names.ts'
import { Button } from '../ui/controls/button.tsx'
import { FailureNote } from '../ui/failure-note.tsx'
import { host } from '../ui/host.ts'
import { notifyFailure, orNotify } from '../ui/notice-store.ts'
import { failureOf } from '../../src-shared/contract/failure.ts'
import css from './lab.module.css'

/** One node as each mode holds it, and what slots do to a record, to be tried. */
export function RecordPanel() {
  const focus = useView((state) => state.focus)
  const active = useDataset((state) => (state.active && state.loads[state.active] ? state.active : null))
  const stage = useDataset((state) => state.stage)
  const top = useDataset((state) => state.overview?.topByDegree[0]?.index)
  const index = focus?.type === 'node' ? focus.index : top
  if (stage.at !== 'open' || !active || index === undefined) {
    return <p className={css.lead}>Load a dataset to look at its records.</p>
  }
  return (
    <div className={css.record}>
      <p className={css.lead}>
        {focus?.type === 'node'
          ? 'The node that is selected, as each mode holds it.'
          : 'The most connected node, as each mode holds it. Select another in the picture, the table or by Ctrl K.'}
      </p>
      <div className={css.columns}>
        {offeredModes(stage.preflight).map((mode) => (
          <RecordIn key={mode} mode={mode} index={index} />
        ))}
      </div>
      <Lessons key={`${active} ${index}`} index={index} mode={active} />
    </div>
  )
}

const holding: Record<Mode, string> = {
  dict: 'An object of its own with a hash table of names and values: every record carries the names again.',
  object:
    'An object of its own; its shape, the names and their places, is shared by all records of the kind.',
  slotted: 'No object at all: one cell in each of these columns, which all records of the kind share.',
}

function RecordIn({ mode, index }: { mode: Mode; index: number }) {
  const load = useDataset((state) => state.loads[mode])
  const version = useEdits((state) => state.version)
  return (
    <section className={cls(css.card, css[`${mode}Card`])} aria-label={`Held ${modeNames[mode]}`}>
      <h2 className={css.heading}>{modeNames[mode]}</h2>
      <p className={css.quiet}>{holding[mode]}</p>
      {load ? (
        <Fields key={`${index} ${version}`} mode={mode} index={index} />
      ) : (
        <div>
          <Button onPress={() => orNotify(loadBeside(mode))}>Load {modeNames[mode]} as well</Button>
        </div>
      )}
    </section>
  )
}

/** Keeps what is loaded and makes another mode the one that answers. */
async function loadBeside(mode: Mode): Promise<void> {
  await setKeepBoth(true)
  await switchMode(mode)
}

function Fields({ mode, index }: { mode: Mode; index: number }) {
  const load = useDataset((state) => state.loads[mode])
  const answer = useAnswer(`${mode} ${index}`, (signal) => host().store(mode).node({ index }, { signal }))
  if (answer.at === 'failed') return <FailureNote failure={answer.failure} />
  if (answer.at === 'waiting') return <p className={css.quiet}>Reading…</p>
  const { node, attributes, layout, recordBytes } = answer.value
  const mean = load && measuredPerRecord(load.memory)
  const slots = new Map(layout.slots.map((slot) => [slot.name, slot]))
  return (
    <>
      <p>
        <strong>{node.label}</strong> <span className={css.quiet}>{node.kind}</span>
      </p>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">field</th>
            <th scope="col">value</th>
            <th scope="col">lies in</th>
            <th scope="col">takes</th>
          </tr>
        </thead>
        <tbody>
          {attributes.map(({ name, value, isSlot }) => {
            const slot = slots.get(name)
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{value === null ? 'missing' : shortened(wireText(value))}</td>
                <td title={placeHint(mode, isSlot)}>{placeOf(mode, isSlot)}</td>
                <td title={slot ? `declared ${slot.type}` : undefined}>
                  {slot?.heldBytes == null ? 'heap' : `${slot.heldBytes.toFixed(1)} B`}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className={css.quiet}>
        {recordBytes === null
          ? mean == null
            ? 'V8 does not tell what one object takes; compare the modes for what a node takes.'
            : `A record takes ${formatBytes(Math.round(mean))} in the mean, measured as growth of the process.`
          : `${formatBytes(Math.round(recordBytes))} for this record, its share of the columns.`}
      </p>
    </>
  )
}

function placeOf(mode: Mode, isSlot: boolean): string {
  if (!isSlot) return 'a map beside'
  return { dict: 'its hash table', object: 'its object', slotted: 'a shared column' }[mode]
}

function placeHint(mode: Mode, isSlot: boolean): string {
  if (!isSlot) return 'Attributes beyond the slots: a map an attribute, for the records that have it'
  return mode === 'slotted' ? 'Typed, as narrow as its values allow; equal texts lie once' : 'On V8’s heap'
}

function shortened(text: string): string {
  return text.length > 24 ? `${text.slice(0, 23)}…` : text
}

const lessons: readonly { name: LessonName; title: string }[] = [
  { name: 'undeclared', title: 'An undeclared attribute is refused' },
  { name: 'overflow', title: 'Overflow takes it' },
  { name: 'inheritance', title: 'A child adds only its own slots' },
  { name: 'conflict', title: 'Two parents with slots conflict' },
]

/** What a button has brought is seen, also where it comes below the window's end. */
function reveal(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}

/** What people know from `__slots__`, tried on a copy of the record with its real layout. */
function Lessons({ index, mode }: { index: number; mode: Mode }) {
  const [tried, setTried] = useState<{ title: string; steps: readonly LessonStep[] } | null>(null)
  const attempt = async (name: LessonName, title: string) => {
    try {
      const { steps } = await store().lesson({ node: index, lesson: name })
      setTried({ title, steps })
    } catch (thrown) {
      notifyFailure(failureOf(thrown))
    }
  }
  return (
    <section className={css.section} aria-label="Try it">
      <h2 className={css.heading}>Try it</h2>
      <p className={css.lead}>
        On a copy of this record, {modeNames[mode]}, with its own layout. The graph stays as it is.
      </p>
      <div className={css.actions}>
        {lessons.map(({ name, title }) => (
          <Button key={name} onPress={() => void attempt(name, title)}>
            {title}
          </Button>
        ))}
      </div>
      {tried && (
        <div key={tried.title} role="status" ref={reveal}>
          <p>
            <strong>{tried.title}</strong>
          </p>
          <ol className={css.steps}>
            {tried.steps.map(({ code, outcome, text }) => (
              <li key={code} className={css.step}>
                <span className={css.code}>{code}</span>
                <span className={outcome === 'refused' ? css.refused : undefined}>{text}</span>
              </li>
            ))}
          </ol>
        </div>
      )}
    </section>
  )
}
