/** Whether the reader wants nothing to glide, slide or fade. */
export function isMotionReduced(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches
}
