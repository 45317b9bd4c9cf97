import { expect, it } from 'vitest'
import type { Mark, Picture } from './marks.ts'
import { rgba, svgOf } from './svg.ts'

const marks: Mark[] = [
  { type: 'line', d: 'M0 0L10 10', colour: 'rgb(1, 2, 3)', width: 1.234567, opacity: 0.5 },
  {
    type: 'ellipse',
    x: 5,
    y: 6,
    rx: 2,
    ry: 2,
    fill: { colour: 'rgba(255, 0, 0, 0.5)', opacity: 1, border: { colour: '#00ff00', width: 1 } },
  },
  {
    type: 'polygon',
    points: [
      [0, 0],
      [1, 0],
      [0, 1],
    ],
    fill: { colour: '#123456', opacity: 1, border: undefined },
  },
  {
    type: 'text',
    x: 1,
    y: 2,
    angle: -30,
    text: '<&> "ok" \u0007',
    size: 11,
    family: 'system-ui, sans-serif',
    colour: 'color(srgb 1 0.5 0)',
    anchor: 'middle',
    outline: { colour: 'rgb(255, 255, 255)', width: 4 },
    opacity: 1,
  },
]
const picture: Picture = { width: 100.5, height: 50, background: 'rgb(250, 250, 250)', marks }

it('writes every mark with colours that every reader knows', () => {
  expect(svgOf(picture, 'A & B').split('\n')).toEqual([
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<svg xmlns="http://www.w3.org/2000/svg" width="100.5" height="50" viewBox="0 0 100.5 50">',
    '<title>A &amp; B</title>',
    '<rect width="100.5" height="50" fill="#fafafa"/>',
    '<path d="M0 0L10 10" fill="none" stroke="#010203" stroke-opacity="0.5" stroke-width="1.23"/>',
    '<ellipse cx="5" cy="6" rx="2" ry="2" fill="#ff0000" fill-opacity="0.5" stroke="#00ff00" stroke-width="1"/>',
    '<polygon points="0,0 1,0 0,1" fill="#123456"/>',
    '<text x="1" y="2" text-anchor="middle" transform="rotate(-30 1 2)" font-family="system-ui, sans-serif" font-size="11" fill="#ff8000" stroke="#ffffff" stroke-width="4" stroke-linejoin="round" paint-order="stroke">&lt;&amp;&gt; &quot;ok&quot; \ufffd</text>',
    '</svg>',
    '',
  ])
})

it('leaves the background out where it is to be transparent', () => {
  expect(svgOf({ ...picture, background: undefined, marks: [] }, '')).not.toContain('<rect')
})

it('reads colours as browsers compute them', () => {
  expect(rgba('rgb(1, 2, 3)')).toEqual([1, 2, 3])
  expect(rgba('rgba(1, 2, 3, 0.5)')).toEqual([1, 2, 3, 0.5])
  expect(rgba('#0a0B0c')).toEqual([10, 11, 12])
  expect(rgba('color(srgb 1 0.5 0 / 0.25)')).toEqual([255, 127.5, 0, 0.25])
})
