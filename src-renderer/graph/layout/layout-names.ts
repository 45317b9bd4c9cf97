import type { LayoutName } from './layout-choice.ts'

/** What each layout is called. */
export const layoutNames: Record<LayoutName, string> = {
  fcose: 'organic',
  force: 'force',
  hierarchical: 'hierarchy',
  concentric: 'concentric',
  circle: 'circle',
  grid: 'grid',
  attribute: 'by attribute',
}
