import type { Readable } from 'node:stream'

// V8's message on running out of heap is followed by a native stack of about 2 KB
const KEPT_CHARACTERS = 8_192

/** Passes a child's stderr on to ours and gives a function that tells how it ended. */
export function keepLastWords(stderr: Readable | null): () => string {
  let kept = ''
  stderr?.setEncoding('utf8')
  stderr?.on('data', (text: string) => {
    process.stderr.write(text)
    kept = (kept + text).slice(-KEPT_CHARACTERS)
  })
  return () => kept
}
