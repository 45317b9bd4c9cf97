/** Work on the window's thread between two chances to answer input: a third of the 50 ms of a long task. */
const sliceMs = 16

/**
 * Runs steps of work in slices, so that the window answers between them; `onSlice` is told the ms of each.
 * Resolves to `false` as soon as the work is no longer wanted.
 */
export async function inSlices(
  steps: Iterable<unknown>,
  isWanted: () => boolean,
  onSlice?: (ms: number) => void,
): Promise<boolean> {
  let begunAt = performance.now()
  for (const _ of steps) {
    const ms = performance.now() - begunAt
    if (ms < sliceMs) continue
    onSlice?.(ms)
    // oxlint-disable-next-line no-await-in-loop
    await nextTask()
    if (!isWanted()) return false
    begunAt = performance.now()
  }
  onSlice?.(performance.now() - begunAt)
  return true
}

/** The next turn of the event loop; unlike a timer not put off by 4 ms, and unlike a frame not while hidden. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(null)
  })
}
