import { modeNames, type Mode } from '../../src-shared/contract/mode.ts'
import type { Preflight } from '../../src-shared/contract/preflight.ts'
import { offeredModes, useDataset } from '../dataset/dataset-store.ts'
import { switchMode } from '../dataset/load.ts'
import { Segments } from '../ui/controls/fields.tsx'
import { orNotify } from '../ui/notice-store.ts'

/** dict ◖●◗ slotted: which way of holding the graph answers; choosing another loads it beside the first. */
export function ModeToggle({ preflight }: { preflight: Preflight }) {
  const active = useDataset((state) => state.active)
  const isSwitching = useDataset((state) => state.switching !== null)
  const choices = offeredModes(preflight).map((mode) => ({
    value: mode,
    name: modeNames[mode],
    hint: hintFor(mode, preflight, isSwitching),
    isDisabled: isSwitching,
  }))
  return (
    <Segments<Mode>
      label="Way of holding the graph"
      value={active}
      choices={choices}
      onChange={(mode) => orNotify(switchMode(mode))}
    />
  )
}

function hintFor(mode: Mode, { estimates }: Preflight, isSwitching: boolean): string {
  if (isSwitching) return 'Another way is being loaded: wait for it or cancel it'
  const estimate = estimates.find((each) => each.mode === mode)
  if (estimate && !estimate.fits)
    return `As ${modeNames[mode]} the graph probably does not fit on this machine; loading may stop`
  return `Hold the graph as ${modeNames[mode]}`
}
