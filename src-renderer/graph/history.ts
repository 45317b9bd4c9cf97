/** A value with the steps that led to it and those taken back. Immutable. */
export type History<T> = {
  readonly past: readonly Step<T>[]
  readonly present: T
  readonly future: readonly Step<T>[]
}
/** `did` names the step that leads from `value` to what follows it. */
type Step<T> = { readonly did: string; readonly value: T }

/** Steps kept; views share their structure, so a step costs about its own changes. */
const stepLimit = 200

export function startHistory<T>(present: T): History<T> {
  return { past: [], present, future: [] }
}

/** A new step; what had been taken back is gone. */
export function record<T>(history: History<T>, did: string, next: T): History<T> {
  const past = [...history.past, { did, value: history.present }].slice(-stepLimit)
  return { past, present: next, future: [] }
}

/** Replaces the present without a step, as when a layout settles what the last step began. */
export function amend<T>(history: History<T>, present: T): History<T> {
  return { ...history, present }
}

export function undo<T>(history: History<T>): History<T> {
  const last = history.past.at(-1)
  if (!last) return history
  return {
    past: history.past.slice(0, -1),
    present: last.value,
    future: [{ did: last.did, value: history.present }, ...history.future],
  }
}

export function redo<T>(history: History<T>): History<T> {
  const [next, ...future] = history.future
  if (!next) return history
  return { past: [...history.past, { did: next.did, value: history.present }], present: next.value, future }
}

/** What undo would take back and redo bring again, in words; `undefined` when there is nothing. */
export function steps<T>(history: History<T>): { undo: string | undefined; redo: string | undefined } {
  return { undo: history.past.at(-1)?.did, redo: history.future[0]?.did }
}
