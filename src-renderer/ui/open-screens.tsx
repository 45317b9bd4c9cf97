import type { ReactNode } from 'react'
import { MemoryScreen } from '../lab/memory-screen.tsx'
import { CommunitiesScreen } from '../measures/communities-screen.tsx'
import { Segments } from './controls/fields.tsx'
import { usePanels, type OpenScreen } from './panels-store.ts'
import { Workspace } from './workspace.tsx'

/** Every screen of an open dataset. To add one, add its name to `OpenScreen` and its row here. */
const screens: readonly {
  readonly value: OpenScreen
  readonly name: string
  readonly Screen: (props: { name: string }) => ReactNode
}[] = [
  { value: 'graph', name: 'Graph', Screen: Workspace },
  { value: 'communities', name: 'Communities', Screen: CommunitiesScreen },
  { value: 'memory', name: 'Memory', Screen: MemoryScreen },
]

/** The open dataset, as the chosen screen shows it. */
export function OpenDataset({ name }: { name: string }) {
  const shown = usePanels((state) => state.screen)
  const { Screen } = screens.find(({ value }) => value === shown) ?? screens[0]!
  return <Screen name={name} />
}

/** Changes between the screens; nothing while there is one only. */
export function ScreenSwitch() {
  const shown = usePanels((state) => state.screen)
  if (screens.length < 2) return null
  return (
    <Segments
      label="Screen"
      value={shown}
      choices={screens}
      onChange={(screen) => usePanels.setState({ screen })}
    />
  )
}
