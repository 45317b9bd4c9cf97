/** Long enough that V8 hands the loop to its optimising compilers, which run on a thread of their own. */
const WARM_MS = 15

/**
 * Keeps a loop busy until V8 has compiled it, so that its compilers' 5 MB of the program are in memory. Called before
 * an empty process is weighed: otherwise they would count as the data's, and by chance only, as a small load
 * may or may not get to compile (the growth of the sample was 9.5 or 14.5 MB; with this it is 9 to 10.5).
 */
export function warmCompiler(): void {
  const until = performance.now() + WARM_MS
  let mixed = 1
  while (performance.now() < until) {
    for (let i = 0; i < 1000; i++) mixed = Math.imul(mixed ^ i, 16_777_619)
  }
}
