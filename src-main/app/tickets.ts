import { randomBytes } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { FileCard, Ticket } from '../../src-shared/contract/app-calls.ts'
import { fail } from '../../src-shared/contract/failure.ts'

const TICKET_BYTES = 16

/**
 * Paths of one purpose, behind tickets. The window names files by ticket only, so it can open nothing that
 * a person, the command line or the confined browser has not named; a ticket to read a file is no ticket
 * to write one. A path keeps its ticket for as long as the app runs.
 */
export class Tickets {
  readonly #paths = new Map<Ticket, string>()
  readonly #tickets = new Map<string, Ticket>()

  issue(path: string): Ticket {
    const known = this.#tickets.get(path)
    if (known) return known
    const ticket = randomBytes(TICKET_BYTES).toString('hex')
    this.#tickets.set(path, ticket)
    this.#paths.set(ticket, path)
    return ticket
  }

  /** The path behind a ticket, or the failure `ticket-unknown`. */
  path(ticket: Ticket): string {
    return this.#paths.get(ticket) ?? fail('ticket-unknown', 'This file is not known any more; open it anew.')
  }

  /** A ticket with what the window may know of the file; `bytes` is `null` when there is no such file. */
  async card(path: string): Promise<FileCard> {
    const bytes = await stat(path).then(
      (stats) => stats.size,
      () => null,
    )
    return { ticket: this.issue(path), name: basename(path), folder: dirname(path), bytes }
  }
}
