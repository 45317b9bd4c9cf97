import { backboneOf, type Link } from './backbone.ts'
import { placeByAttribute } from './by-attribute.ts'
import { placeByFcose } from './fcose.ts'
import { simulate } from './force.ts'
import { placeConcentric, placeOnCircle, placeOnGrid } from './geometric.ts'
import { placeInLayers } from './hierarchical.ts'
import type { LayoutJob, LayoutMessage, Places } from './layout-job.ts'

/** Time between two pictures of a layout on its way: some ten a second look like movement. */
const tellAfterMs = 80
/** With more edges than this, layers are made from those that hold the picture together. */
const layeredEdgeLimit = 800

self.addEventListener('message', ({ data }: MessageEvent<LayoutJob>) => {
  const { placed, backbone } = place(data)
  tell({ type: 'done', placed, backbone })
})

function place(job: LayoutJob): { placed: Places; backbone: readonly number[] } {
  const { choice } = job
  switch (choice.name) {
    case 'fcose': {
      // by the backbone alone: the remaining edges would only pull everything to one ball
      const { links, backbone } = thinned(job)
      return { placed: placeByFcose(job, links, choice.spacing), backbone }
    }
    case 'force': {
      const { links, backbone } = thinned(job)
      return { placed: simulateTelling(job, links, choice.spacing), backbone }
    }
    case 'hierarchical': {
      const all = linksOf(job)
      const { links, backbone } = all.length > layeredEdgeLimit ? thinned(job) : { links: all, backbone: [] }
      return { placed: placeInLayers(job, links, choice.direction, choice.spacing), backbone }
    }
    case 'concentric':
      return { placed: placeConcentric(job, choice.spacing), backbone: [] }
    case 'circle':
      return { placed: placeOnCircle(job, choice.spacing), backbone: [] }
    case 'grid':
      return { placed: placeOnGrid(job, choice.spacing), backbone: [] }
    case 'attribute':
      return { placed: placeByAttribute(job, choice), backbone: [] }
  }
}

function simulateTelling(job: LayoutJob, links: readonly Link[], spacing: number): Places {
  const steps = simulate(job, links, spacing)
  let toldAt = performance.now()
  for (;;) {
    const { value, done } = steps.next()
    if (done) return value
    if (performance.now() - toldAt < tellAfterMs) continue
    toldAt = performance.now()
    tell({ type: 'placed', placed: value })
  }
}

function thinned(job: LayoutJob): { links: Link[]; backbone: readonly number[] } {
  const all = linksOf(job)
  const backbone = backboneOf(job.sizes.length, all)
  return { links: backbone.map((order) => all[order]!), backbone }
}

function linksOf({ ends }: LayoutJob): Link[] {
  const links: Link[] = []
  for (let at = 0; at < ends.length; at += 2) links.push([ends[at]!, ends[at + 1]!])
  return links
}

function tell(message: LayoutMessage): void {
  self.postMessage(message)
}
