import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test, vi } from 'vitest'
import { Answerer, answersTo } from './answerer.ts'
import { Caller, parseMessage } from './caller.ts'
import type { Answers, CallTable } from './calls.ts'
import { fail, type FailureError } from './failure.ts'
import type { Link } from './wire.ts'

const table = {
  double: { params: v.object({ of: v.number() }), result: v.number() },
  count: { params: v.object({ to: v.number() }), result: v.number(), progress: v.number() },
  wait: { params: v.object({}), result: v.null(), deadlineMs: 30 },
  forever: { params: v.object({}), result: v.null() },
  refuse: { params: v.object({}), result: v.null() },
} as const satisfies CallTable

/** Two ends of one line; messages arrive later and as JSON, as between processes. */
function line() {
  type End = Link & { receive?: (message: unknown) => void; closers: ((why: string) => void)[] }
  const end = (): End => ({
    closers: [],
    send: () => {},
    onMessage(listener) {
      this.receive = listener
    },
    onClose(listener) {
      this.closers.push(listener)
    },
    close: () => {},
  })
  const [left, right] = [end(), end()]
  const join = (from: End, to: End) => {
    from.send = (message) => {
      const text = JSON.stringify(message)
      setTimeout(() => to.receive?.(JSON.parse(text)))
    }
    from.close = () => {
      for (const each of [left, right]) for (const closer of each.closers.splice(0)) closer('cut')
    }
  }
  join(left, right)
  join(right, left)
  return { left, right }
}

function connected(answers: Partial<Answers<typeof table>> = {}) {
  const { left, right } = line()
  const signals: AbortSignal[] = []
  const all: Answers<typeof table> = {
    double: ({ of }) => of * 2,
    count: ({ to }, { progress }) => {
      for (let i = 1; i <= to; i++) progress(i)
      return to
    },
    wait: () => new Promise(() => {}),
    forever: (_params, { signal }) => {
      signals.push(signal)
      return new Promise(() => {})
    },
    refuse: () => fail('file-missing', 'gone', { file: 'a.db' }),
    ...answers,
  }
  const answerer = new Answerer(right, answersTo('here', table, all))
  right.onMessage((raw) => {
    const message = parseMessage(raw)
    if (message) answerer.receive(message)
  })
  const caller = new Caller(left)
  left.onMessage((raw) => {
    const message = parseMessage(raw)
    if (message) caller.receive(message)
  })
  return { caller, calls: caller.callable(table, 'here'), left, signals }
}

const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'answered',
    (error: unknown) => (error as FailureError).failure.code,
  )

describe('a call', () => {
  test('is answered, with progress on the way', async () => {
    const { calls, caller } = connected()
    const seen: number[] = []
    expect(await calls.double({ of: 21 })).toBe(42)
    expect(await calls.count({ to: 3 }, { onProgress: (at) => seen.push(at) })).toBe(3)
    expect(seen).toEqual([1, 2, 3])
    expect(caller.pendingCount).toBe(0)
  })

  test('fails with what the other side threw, place included', async () => {
    const failed = connected().calls.refuse({})
    await expect(failed).rejects.toMatchObject({
      failure: { code: 'file-missing', detail: 'gone', file: 'a.db' },
    })
  })

  test('with wrong parameters, of an unknown name or to nobody is a bad call', async () => {
    const { caller, calls } = connected()
    expect(await codeOf(calls.double({ of: 'x' as unknown as number }))).toBe('bad-call')
    expect(await codeOf(caller.call('here', 'toString', table.forever, {}))).toBe('bad-call')
    expect(await codeOf(caller.call('elsewhere', 'double', table.double, { of: 1 }))).toBe('bad-call')
  })

  test('with an unreadable answer fails rather than passing it on', async () => {
    const { calls } = connected({ double: () => 'two' as unknown as number })
    expect(await codeOf(calls.double({ of: 1 }))).toBe('internal')
  })

  test('ends at once when cancelled, and the other side is told', async () => {
    const { calls, signals, caller } = connected()
    const controller = new AbortController()
    const ended = codeOf(calls.forever({}, { signal: controller.signal }))
    await vi.waitFor(() => expect(signals).toHaveLength(1))
    controller.abort()
    expect(await ended).toBe('cancelled')
    expect(caller.pendingCount).toBe(0)
    await vi.waitFor(() => expect(signals[0]?.aborted).toBe(true))
  })

  test('that is cancelled beforehand is never sent', async () => {
    const { calls, signals } = connected()
    const controller = new AbortController()
    controller.abort()
    expect(await codeOf(calls.forever({}, { signal: controller.signal }))).toBe('cancelled')
    expect(signals).toHaveLength(0)
  })

  test('past its deadline times out', async () => {
    expect(await codeOf(connected().calls.wait({}))).toBe('timed-out')
  })

  test('ends at once when the line is cut, before and after it was made', async () => {
    const { calls, left, signals } = connected()
    const waiting = codeOf(calls.forever({}))
    await vi.waitFor(() => expect(signals).toHaveLength(1))
    left.close()
    expect(await waiting).toBe('disconnected')
    expect(await codeOf(calls.double({ of: 1 }))).toBe('disconnected')
    expect(signals[0]?.aborted).toBe(true)
  })
})

test('every call ends once, whatever happens in whichever order', async () => {
  const step = fc.constantFrom('double', 'count', 'wait', 'refuse', 'cancel', 'cut')
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const { calls, caller, left } = connected()
      const ends: Promise<string>[] = []
      for (const name of steps) {
        const controller = new AbortController()
        const options = { signal: controller.signal }
        if (name === 'cut') left.close()
        else if (name === 'double') ends.push(codeOf(calls.double({ of: 1 }, options)))
        else if (name === 'count') ends.push(codeOf(calls.count({ to: 2 }, options)))
        else if (name === 'refuse') ends.push(codeOf(calls.refuse({}, options)))
        else ends.push(codeOf(calls.wait({}, options)))
        if (name === 'cancel') setTimeout(() => controller.abort())
      }
      await Promise.all(ends)
      expect(caller.pendingCount).toBe(0)
    }),
    { numRuns: 50 },
  )
})
