import { useEffect, useState } from 'react'

/** Pixels of one rem, which is the reader's own text size; it may change while the window is open. */
export function useRemPixels(): number {
  const [pixels, setPixels] = useState(remPixels)
  useEffect(() => {
    // no event tells; what is as wide as a rem changes its width
    const probe = document.createElement('div')
    probe.style.cssText = 'position: absolute; width: 1rem; visibility: hidden'
    document.body.append(probe)
    const observer = new ResizeObserver(() => setPixels(remPixels()))
    observer.observe(probe)
    return () => {
      observer.disconnect()
      probe.remove()
    }
  }, [])
  return pixels
}

function remPixels(): number {
  return parseFloat(getComputedStyle(document.documentElement).fontSize)
}
