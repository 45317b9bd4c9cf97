import type { LoadProgress } from '../../../src-shared/contract/load-report.ts'
import type { PhaseReport } from './load-report.ts'
import type { ProgressMeter } from './progress.ts'

/** Notes when each phase ends, and tells the meter when one begins. */
export class PhaseClock {
  readonly #meter: ProgressMeter
  readonly #phases: PhaseReport[] = []
  readonly #started = performance.now()
  #phase: LoadProgress['phase'] | undefined
  #phaseStarted = 0

  constructor(meter: ProgressMeter) {
    this.#meter = meter
  }

  get elapsedMs(): number {
    return performance.now() - this.#started
  }

  /** See {@link ProgressMeter.enter}. */
  enter(phase: LoadProgress['phase'], total: { rows?: number; tasks?: number } = {}): void {
    this.end()
    this.#phase = phase
    this.#phaseStarted = performance.now()
    this.#meter.enter(phase, total)
  }

  end(): PhaseReport[] {
    if (this.#phase !== undefined) {
      const elapsedMs = performance.now() - this.#phaseStarted
      this.#phases.push({ phase: this.#phase, elapsedMs, rssBytes: this.#meter.sample() })
      this.#phase = undefined
    }
    return this.#phases
  }
}
