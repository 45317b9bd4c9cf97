import { Label, Radio, RadioGroup } from 'react-aria-components'
import { modeNames, modes, type Mode } from '../../src-shared/contract/mode.ts'
import type { Preflight } from '../../src-shared/contract/preflight.ts'
import { formatBytes, formatDuration } from '../../src-shared/units.ts'
import { cls } from '../ui/class-names.ts'
import { offeredModes } from './dataset-store.ts'
import css from './estimates.module.css'

const modeHints: Record<Mode, string> = {
  slotted: 'typed columns',
  object: 'one fixed-shape object a record',
  dict: 'one dynamic object a record',
}

/** What each mode is expected to need, against what the machine has; choosing one loads in it. */
export function Estimates({
  preflight,
  isGuessed,
  mode,
  onChange,
}: {
  preflight: Preflight
  /** Whether the plan is still the one that the estimates are for. */
  isGuessed: boolean
  mode: Mode
  onChange: (mode: Mode) => void
}) {
  const { machine } = preflight
  const offered = offeredModes(preflight).toReversed()
  return (
    <>
      <RadioGroup
        value={mode}
        onChange={(value) => {
          const chosen = modes.find((each) => each === value)
          if (chosen) onChange(chosen)
        }}
        className={cls(css.modes)}
      >
        <Label className="visually-hidden">Way of holding the graph</Label>
        {offered.map((each) => (
          <ModeChoice key={each} mode={each} preflight={preflight} />
        ))}
      </RadioGroup>
      <p className={css.quiet} title="Estimated from row counts, declared types and sampled values">
        {isGuessed ? 'Estimates' : 'Estimates for the plan as it was guessed'}: growth of memory and time to
        load. Bars are shares of this machine’s {formatBytes(machine.totalBytes)}, of which{' '}
        {formatBytes(machine.freeBytes)} are free; the mark is the limit of V8’s heap,{' '}
        {formatBytes(machine.heapLimitBytes)}, which records held as objects must fit.
      </p>
    </>
  )
}

function ModeChoice({ mode, preflight: { estimates, machine } }: { mode: Mode; preflight: Preflight }) {
  const estimate = estimates.find((each) => each.mode === mode)
  const share = (bytes: number) => `${Math.min(100, (100 * bytes) / Math.max(1, machine.totalBytes))}%`
  return (
    <Radio value={mode} className={cls(css.mode)}>
      <span className={css.head}>
        <span>
          <span className={css.name}>{modeNames[mode]}</span>{' '}
          <span className={css.quiet}>{modeHints[mode]}</span>
        </span>
      </span>
      {estimate && (
        <>
          <span className={css.bar}>
            <span
              className={cls(css.fill, css[mode])}
              style={{ display: 'block', width: share(estimate.rssBytes) }}
            />
            {mode !== 'slotted' && (
              <span className={css.limit} style={{ insetInlineStart: share(machine.heapLimitBytes) }} />
            )}
          </span>
          <span className={css.head}>
            <span className={css.figure}>about {formatBytes(estimate.rssBytes)}</span>
            <span className={css.quiet}>{formatDuration(estimate.elapsedMs)}</span>
          </span>
          {!estimate.fits && <span className={css.tight}>Probably does not fit; loading may stop.</span>}
        </>
      )}
    </Radio>
  )
}
