import type { Command } from '../ui/commands/command.ts'
import { useAbout } from '../ui/about-store.ts'
import { openDialog } from '../ui/dialog-store.ts'
import { orNotify } from '../ui/notice-store.ts'
import { isGraphOpen, useDataset } from './dataset-store.ts'
import { chooseFile, closeDataset, openSample } from './open-dataset.ts'

export const datasetCommands: readonly Command[] = [
  {
    id: 'open',
    name: 'Open a dataset…',
    group: 'Dataset',
    keys: ['mod+o'],
    inMenu: true,
    run: () => orNotify(chooseFile(useAbout.getState().about?.can.chooseWithDialog ?? false)),
  },
  { id: 'open-sample', name: 'Open the sample', group: 'Dataset', run: openSample },
  {
    id: 'make-graph',
    name: 'Make a graph…',
    group: 'Dataset',
    run: () => openDialog('make-graph'),
  },
  {
    id: 'close',
    name: 'Close dataset',
    group: 'Dataset',
    inMenu: true,
    isEnabled: () => useDataset.getState().stage.at !== 'start',
    run: () => orNotify(closeDataset()),
  },
  {
    id: 'report',
    name: 'About this dataset…',
    group: 'Dataset',
    inMenu: true,
    isEnabled: isGraphOpen,
    run: () => openDialog('report'),
  },
]
