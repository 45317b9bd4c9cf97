import { readFileSync } from 'node:fs'
import type { GraphCanvas } from '../src-renderer/graph/canvas/graph-canvas.ts'
import { expect, test } from './fixtures/app.ts'
import { bundleCanvas } from './fixtures/canvas-bundle.ts'

const nodeCount = 2_000
const edgeCount = 6_000
/** Turns alternate and are short, so that a busy moment of the machine hits both pictures; as many as time allows. */
const leastRounds = 3
const mostRounds = 5
const roundsMs = 15_000
/** In each turn the wheel zooms by a notch, the hand pauses, and drags; times in ms. */
const pauseMs = 400
const dragMs = 800

// both pictures draw thousands of elements without a graphics card
test.setTimeout(240_000)

test('panning 2,000 nodes and 6,000 edges: at least twice the frame rate of Cytoscape as it comes @web @alone', async ({
  playwright,
  launchOptions,
}, testInfo) => {
  // without the cap of 60 frames a second, so that what a frame takes shows where it is less than a 60th
  const args = [...(launchOptions.args ?? []), '--disable-frame-rate-limit', '--disable-gpu-vsync']
  const browser = await playwright.chromium.launch({ ...launchOptions, args })
  const window = await browser.newPage()
  await window.setViewportSize({ width: 1280, height: 800 })
  await window.evaluate(readFileSync('node_modules/cytoscape/dist/cytoscape.umd.js', 'utf8'))
  // a declaration stays within its evaluation
  await window.evaluate(`${await bundleCanvas()}; globalThis.slotgraphCanvas = slotgraphCanvas`)
  const frameRates = await window.evaluate(
    async (ask) => {
      const { nodes, edges } = makeGraph(ask.nodeCount, ask.edgeCount)
      const plain = await showPlain()
      const ours = await showOurs()
      const rates: { plain: number[]; ours: number[] } = { plain: [], ours: [] }
      const endsAt = performance.now() + ask.roundsMs
      for (let round = 0; round < ask.mostRounds; round++) {
        if (round >= ask.leastRounds && performance.now() > endsAt) break
        rates.plain.push(await frameRateWhileDragging(plain, round))
        rates.ours.push(await frameRateWhileDragging(ours, round))
      }
      return rates

      function makeGraph(nodeTotal: number, edgeTotal: number) {
        // a linear congruential generator (Numerical Recipes): the same graph each time
        let state = 7
        const random = () => {
          state = (Math.imul(state, 1664525) + 1013904223) >>> 0
          return state / 2 ** 32
        }
        return {
          nodes: Array.from({ length: nodeTotal }, (_, index) => ({
            index,
            x: random() * 3000,
            y: random() * 2000,
            size: 10 + 30 * random() ** 4,
          })),
          edges: Array.from({ length: edgeTotal }, (_, index) => ({
            index,
            source: Math.floor(random() * nodeTotal),
            target: Math.floor(random() * nodeTotal),
          })),
        }
      }

      function makePlace(): HTMLElement {
        const place = document.createElement('div')
        place.style.cssText = 'position: fixed; inset: 0; background: white; z-index: 99'
        document.body.append(place)
        return place
      }

      async function showPlain() {
        const place = makePlace()
        const { cytoscape } = globalThis as unknown as { cytoscape: (options: object) => { fit(): void } }
        const cy = cytoscape({
          container: place,
          style: [{ selector: 'node', style: { width: 'data(size)', height: 'data(size)' } }],
          layout: { name: 'preset' },
          elements: {
            nodes: nodes.map(({ index, x, y, size }) => ({
              data: { id: `n${index}`, size },
              position: { x, y },
            })),
            edges: edges.map(({ index, source, target }) => ({
              data: { id: `e${index}`, source: `n${source}`, target: `n${target}` },
            })),
          },
        })
        cy.fit()
        await settled()
        return place
      }

      async function showOurs() {
        const place = makePlace()
        const { GraphCanvas: Canvas } = (
          globalThis as unknown as { slotgraphCanvas: { GraphCanvas: typeof GraphCanvas } }
        ).slotgraphCanvas
        const nothing = () => {}
        const handlers = {
          onSelect: nothing,
          onFocus: nothing,
          onExpand: nothing,
          onMove: nothing,
          onChange: nothing,
        }
        const canvas = new Canvas(place, handlers, false)
        const view = {
          nodes: new Map(
            nodes.map(({ index }) => [
              index,
              { index, id: index, label: `Node ${index}`, kind: 'k', degree: 1 },
            ]),
          ),
          edges: new Map(edges.map((edge) => [edge.index, { ...edge, kind: 'e' }])),
          positions: new Map(nodes.map(({ index, x, y }) => [index, { x, y }])),
          pinned: new Set<number>(),
          backbone: [],
        }
        const looks = {
          nodes: new Map(
            nodes.map(({ index, size }) => [
              index,
              { size, colour: '#4477aa', label: `Node ${index}`, isOff: false },
            ]),
          ),
          edges: new Map(
            edges.map(({ index }) => [index, { width: 1, colour: undefined, label: '', isOff: false }]),
          ),
          arrows: 'near',
          hidesOff: false,
        }
        const grey = '#777777'
        const colours = {
          background: '#ffffff',
          text: '#000000',
          edge: grey,
          accent: '#2255dd',
          kinds: [],
          otherKind: grey,
          missing: grey,
        }
        canvas.fitNext()
        type Shown = Parameters<typeof canvas.show>
        await canvas.show(view as unknown as Shown[0], looks as unknown as Shown[1], colours)
        await settled()
        return place
      }

      /** First drawings, caches of textures and choice of labels are over. */
      function settled(): Promise<void> {
        return passed(1500)
      }

      function passed(ms: number): Promise<void> {
        return new Promise((resolve) => {
          setTimeout(resolve, ms)
        })
      }

      function frame(): Promise<number> {
        return new Promise((resolve) => {
          requestAnimationFrame(resolve)
        })
      }

      /** Frames a second while the pointer drags the background to and fro, one move a frame. */
      async function frameRateWhileDragging(place: HTMLElement, round: number): Promise<number> {
        for (const each of document.querySelectorAll<HTMLElement>('body > div')) {
          if (each.style.zIndex === '99') each.style.visibility = each === place ? 'visible' : 'hidden'
        }
        const target = place.querySelector('canvas') ?? place
        const fire = (type: string, x: number) => {
          const init = {
            bubbles: true,
            cancelable: true,
            clientX: x,
            clientY: 3,
            button: 0,
            buttons: 1,
            view: self,
          }
          target.dispatchEvent(new MouseEvent(type, init))
        }
        const deltaY = round % 2 === 0 ? -100 : 100
        const at = { bubbles: true, cancelable: true, clientX: 640, clientY: 400 }
        target.dispatchEvent(new WheelEvent('wheel', { ...at, deltaY }))
        await passed(ask.pauseMs)
        fire('mousemove', 300)
        fire('mousedown', 300)
        fire('mousemove', 310)
        await frame()
        const startedAt = performance.now()
        let frames = 0
        while (performance.now() - startedAt < ask.dragMs) {
          fire('mousemove', 310 + 200 * Math.sin(frames / 10))
          await frame()
          frames += 1
        }
        const elapsed = performance.now() - startedAt
        fire('mouseup', 310)
        return (1000 * frames) / elapsed
      }
    },
    { nodeCount, edgeCount, leastRounds, mostRounds, roundsMs, pauseMs, dragMs },
  )
  await browser.close()
  const middle = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!
  const [plain, ours] = [middle(frameRates.plain), middle(frameRates.ours)]
  const rates = (values: number[]) => values.map((value) => value.toFixed(1)).join(', ')
  testInfo.annotations.push(
    { type: 'frames a second, Cytoscape as it comes', description: rates(frameRates.plain) },
    { type: 'frames a second, Slotgraph', description: rates(frameRates.ours) },
    { type: 'ratio of the medians', description: (ours / plain).toFixed(1) },
  )
  expect(ours).toBeGreaterThan(2 * plain)
})
