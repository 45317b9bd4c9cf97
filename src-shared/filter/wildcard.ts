/**
 * A test for whole texts: `*` stands for any run of characters, `?` for one. Rather than regular expressions:
 * this never takes longer than pattern times text, whatever the pattern.
 */
export function wildcardTest(pattern: string): (text: string) => boolean {
  return (text) => {
    let at = 0
    let next = 0
    // where the last * was, and the text that it has swallowed so far
    let star = -1
    let swallowed = 0
    while (at < text.length) {
      const wanted = pattern.charAt(next)
      if (wanted === '*') {
        star = next++
        swallowed = at
      } else if (wanted === '?' || (next < pattern.length && wanted === text.charAt(at))) {
        at++
        next++
      } else if (star >= 0) {
        next = star + 1
        at = ++swallowed
      } else return false
    }
    while (pattern.charAt(next) === '*') next++
    return next === pattern.length
  }
}
