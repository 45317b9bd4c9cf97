import type { StylesheetJson } from 'cytoscape'
import type { Colours } from '../colours.ts'

/** How nodes and edges are drawn; sizes, colours and labels come with the elements' data. */
export function stylesheet(colours: Colours): StylesheetJson {
  return [
    {
      selector: 'node',
      style: {
        width: 'data(size)',
        height: 'data(size)',
        'background-color': 'data(colour)',
        'border-width': 1,
        // the ends of a palette are close to one ground or the other
        'border-color': colours.text,
        'border-opacity': 0.3,
        'overlay-opacity': 0,
        'z-index': 10,
      },
    },
    {
      selector: 'node.labelled',
      style: {
        label: 'data(label)',
        color: colours.text,
        'font-family': 'system-ui, sans-serif',
        'text-valign': 'bottom',
        'text-margin-y': 2,
        'text-outline-color': colours.background,
        'text-outline-width': 2,
        'text-max-width': '160px',
        'text-wrap': 'ellipsis',
        'z-index': 20,
      },
    },
    {
      selector: 'edge',
      style: {
        width: 'data(width)',
        'line-color': colours.edge,
        'line-opacity': 'data(opacity)' as unknown as number,
        'target-arrow-color': colours.edge,
        'curve-style': 'haystack',
        'haystack-radius': 0,
        'overlay-opacity': 0,
        'z-index': 1,
      },
    },
    { selector: 'edge.weak', style: { opacity: 0.2 } },
    {
      selector: 'edge.coloured',
      style: {
        'line-color': 'data(colour)',
        'target-arrow-color': 'data(colour)',
      },
    },
    {
      selector: 'edge.named',
      style: {
        // a haystack edge has no place for a label
        'curve-style': 'straight',
        label: 'data(label)',
        color: colours.text,
        'font-family': 'system-ui, sans-serif',
        'font-size': 7,
        'min-zoomed-font-size': 8,
        'text-rotation': 'autorotate',
        'text-outline-color': colours.background,
        'text-outline-width': 1.5,
      },
    },
    {
      selector: 'edge.arrow',
      style: {
        'curve-style': 'straight',
        'target-arrow-shape': 'triangle',
        'arrow-scale': 0.7,
      },
    },
    {
      selector: 'edge.near',
      style: {
        'line-color': colours.accent,
        'target-arrow-color': colours.accent,
        'line-opacity': 0.75,
        opacity: 1,
        'z-index': 5,
      },
    },
    {
      selector: 'node.pinned',
      style: { 'outline-width': 1.5, 'outline-color': colours.text, 'outline-offset': 2.5 },
    },
    {
      selector: 'node:selected',
      style: { 'border-width': 3, 'border-color': colours.accent, 'border-opacity': 1, 'z-index': 30 },
    },
    { selector: 'edge:selected', style: { width: 3, 'line-opacity': 1 } },
    {
      selector: 'node.lit',
      style: { 'border-width': 4, 'border-color': colours.accent, 'z-index': 40 },
    },
    {
      selector: 'edge.lit',
      style: {
        width: 4,
        'line-color': colours.accent,
        'target-arrow-color': colours.accent,
        'line-opacity': 1,
        opacity: 1,
        'z-index': 35,
      },
    },
    { selector: 'node.faded', style: { opacity: 0.12, events: 'no' } },
    { selector: 'edge.faded', style: { opacity: 0.12, events: 'no' } },
    { selector: '.hidden', style: { visibility: 'hidden' } },
  ]
}

/** Fainter the more edges there are, so that crossings do not add up to a blot. */
export function edgeOpacityFor(edgeCount: number): number {
  const opacity = Math.min(0.55, Math.max(0.12, 9 / Math.sqrt(edgeCount + 1)))
  // in steps, as every change restyles all edges
  return Math.round(opacity * 10) / 10 || 0.1
}
