import { test } from '@playwright/test'
import { access } from './access.ts'
import { exportAll } from './export.ts'
import { filter } from './filter.ts'
import { find } from './find.ts'
import { keep } from './keep.ts'
import { startFromOverview } from './overview.ts'
import { read } from './read.ts'
import { see } from './see.ts'
import type { Tour } from './tour.ts'
import { expandAndWalk } from './walk.ts'

const parts = {
  '1 start from an overview': startFromOverview,
  '2 find': find,
  '3 filter': filter,
  '4 expand and walk': expandAndWalk,
  '5 see': see,
  '6 read': read,
  '7 keep': keep,
  '8 export': exportAll,
  '9 access': access,
}

export type PartName = keyof typeof parts

/** Walks the nine parts of the workbench, each a step of the spec; `after` is run when one is done. */
export async function walkAll(
  tour: Tour,
  { without, after }: { without?: PartName; after?: (part: PartName) => Promise<void> } = {},
): Promise<void> {
  for (const name of Object.keys(parts) as PartName[]) {
    if (name === without) continue
    await test.step(name, async () => {
      await parts[name](tour)
      await after?.(name)
    })
  }
}
