import { create } from 'zustand'
import { failureText } from '../../src-shared/contract/failure-help.ts'
import { failureOf, type Failure } from '../../src-shared/contract/failure.ts'

export type Notice = {
  /** Notices with the same key replace each other. */
  readonly key: string
  readonly tone: 'info' | 'danger'
  readonly title: string
  readonly detail: string
  readonly action?: { readonly name: string; readonly run: () => void }
}

/** What the person should know but need not answer: shown as banners that block nothing. */
export const useNotices = create<{ notices: readonly Notice[]; announcement: string }>(() => ({
  notices: [],
  announcement: '',
}))

export function notify(notice: Notice): void {
  useNotices.setState(({ notices }) => ({
    notices: [...notices.filter(({ key }) => key !== notice.key), notice],
  }))
}

export function dismissNotice(key: string): void {
  useNotices.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.key !== key) }))
}

/** Tells a failure as a banner; what was cancelled or replaced on purpose is not worth one. */
export function notifyFailure(failure: Failure, action?: Notice['action']): void {
  if (failure.code === 'cancelled' || failure.code === 'disconnected') return
  const { title, detail, remedy } = failureText(failure)
  notify({
    key: failure.code,
    tone: 'danger',
    title,
    detail: `${detail} ${remedy}`.trim(),
    ...(action && { action }),
  })
}

/** Runs a call whose failure needs no more than a banner. */
export function orNotify(work: Promise<unknown>): void {
  work.catch((thrown: unknown) => notifyFailure(failureOf(thrown)))
}

/** Says something to screen readers without moving the focus. */
export function announce(text: string): void {
  useNotices.setState({ announcement: text })
}
