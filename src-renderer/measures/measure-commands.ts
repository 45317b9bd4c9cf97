import { isGraphOpen } from '../dataset/dataset-store.ts'
import type { Command } from '../ui/commands/command.ts'
import { measures, type MeasureName } from '../../src-shared/contract/measures.ts'
import { showSidebar, usePanels } from '../ui/panels-store.ts'
import { useMeasures } from './measures-store.ts'

export const measureCommands: readonly Command[] = [
  {
    id: 'communities',
    name: 'Communities: one node a group',
    group: 'Analysis',
    isEnabled: isGraphOpen,
    run: () => usePanels.setState({ screen: 'communities' }),
  },
  ...Object.entries(measures).map(([measure, { title }]): Command => ({
    id: `measure-${measure}`,
    name: `Measure: ${title}`,
    group: 'Analysis',
    isEnabled: isGraphOpen,
    run: () => {
      useMeasures.setState({ chosen: measure as MeasureName, failure: null })
      usePanels.setState({ screen: 'graph' })
      showSidebar('measures')
    },
  })),
]
