// The few globals that browsers and Node share and ES2023 does not declare. Only this folder's own type
// check sees this file; elsewhere the real declarations apply.
interface AbortSignal {
  readonly aborted: boolean
  addEventListener(type: 'abort', listener: () => void): void
  removeEventListener(type: 'abort', listener: () => void): void
}
declare class AbortController {
  readonly signal: AbortSignal
  abort(): void
}
declare function setTimeout(callback: () => void, afterMs: number): number
declare function clearTimeout(timer: number | undefined): void
