import { Answerer, answersTo } from '../../src-shared/contract/answerer.ts'
import { appCalls, type AppEvents } from '../../src-shared/contract/app-calls.ts'
import type { AnswerContext, Answers } from '../../src-shared/contract/calls.ts'
import { parseMessage } from '../../src-shared/contract/caller.ts'
import { modes } from '../../src-shared/contract/mode.ts'
import { storeCalls } from '../../src-shared/contract/store-calls.ts'
import type { Link } from '../../src-shared/contract/wire.ts'
import type { Supervisor } from '../supervisor/supervisor.ts'

/**
 * One window: its calls to the app are answered here, its calls to a mode are passed on to that mode's store
 * process. Everything goes through main on every host, so that the death of a store is seen in one place.
 */
export class ServedWindow {
  readonly #link: Link

  constructor(link: Link, answers: Answers<typeof appCalls>, supervisor: Supervisor) {
    this.#link = link
    const app = answersTo('app', appCalls, answers)
    const answerer = new Answerer(link, (to, name) => app(to, name) ?? relayed(supervisor, to, name))
    link.onMessage((raw) => {
      const message = parseMessage(raw)
      if (message) answerer.receive(message)
    })
  }

  tell<N extends keyof AppEvents>(name: N, payload: AppEvents[N]): void {
    this.#link.send({ kind: 'event', name, payload })
  }
}

function relayed(supervisor: Supervisor, to: string, name: string) {
  const mode = modes.find((known) => known === to)
  if (!mode || !Object.hasOwn(storeCalls, name)) return undefined
  const spec = storeCalls[name as keyof typeof storeCalls]
  const answer = (params: unknown, { signal, progress }: AnswerContext<unknown>) =>
    supervisor.call(mode, name, params, { signal, onProgress: progress })
  return { spec, answer }
}
