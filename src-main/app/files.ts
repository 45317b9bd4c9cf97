import { realpath } from 'node:fs/promises'
import { basename, isAbsolute, resolve } from 'node:path'
import type { FileCard, Ticket } from '../../src-shared/contract/app-calls.ts'
import { fail } from '../../src-shared/contract/failure.ts'
import { sampleFile } from '../dataset/sample.ts'
import type { Host } from './host.ts'
import { Recents } from './recents.ts'
import { ServedFolder } from './served-folder.ts'
import { Tickets } from './tickets.ts'

/** The files that windows may name, each kind with tickets of its own. */
export class Files {
  readonly #host: Host
  readonly #recents: Recents
  readonly #served: ServedFolder | undefined
  readonly #readable = new Tickets()
  readonly #places = new Tickets()
  readonly #folders = new Tickets()
  /** Uploads live only as long as the app, so they are no recents. */
  readonly #passing = new Set<string>()

  constructor(host: Host) {
    this.#host = host
    this.#recents = new Recents(host.dataDir)
    this.#served = host.servedFolder === undefined ? undefined : new ServedFolder(host.servedFolder)
  }

  /** A ticket to read the file at `path`. */
  async card(path: string): Promise<FileCard> {
    const absolute = resolve(path)
    return this.#readable.card(await realpath(absolute).catch(() => absolute))
  }

  /** A ticket to read a file that goes when the app goes. */
  async passingCard(path: string): Promise<FileCard> {
    this.#passing.add(path)
    return this.#readable.card(path)
  }

  path(ticket: Ticket): string {
    return this.#readable.path(ticket)
  }

  /** A ticket to write a new file at `path`. */
  placeCard(path: string): Promise<FileCard> {
    return this.#places.card(path)
  }

  placePath(ticket: Ticket): string {
    return this.#places.path(ticket)
  }

  async sample(): Promise<FileCard> {
    return this.card(await sampleFile(this.#host.dataDir))
  }

  async recents(): Promise<FileCard[]> {
    const paths = await this.#recents.list()
    return Promise.all(paths.map((path) => this.#readable.card(path)))
  }

  forgetRecent(ticket: Ticket): Promise<void> {
    return this.#recents.forget(this.path(ticket))
  }

  /** Remembers a file that was loaded. */
  async loaded(path: string): Promise<void> {
    if (!this.#passing.has(path)) await this.#recents.add(path)
  }

  /**
   * Whether a path that no person named, but a file did, may be looked at: one of this machine, as a share would be
   * told who asks, and where a folder is served one below it.
   */
  async mayFind(path: string): Promise<boolean> {
    if (!isAbsolute(path) || /^[\\/]{2}/.test(path)) return false
    return this.#served ? this.#served.holds(path) : true
  }

  async browse(folder: Ticket | null) {
    const listing = await this.#servedFolder().list(folder && this.#folders.path(folder))
    return {
      path: listing.path,
      parent: listing.parent === null ? null : this.#folders.issue(listing.parent),
      folders: listing.folders.map((path) => ({ ticket: this.#folders.issue(path), name: basename(path) })),
      files: await Promise.all(listing.files.map((path) => this.#readable.card(path))),
    }
  }

  async placeInFolder(folder: Ticket | null, name: string): Promise<FileCard> {
    const parent = folder && this.#folders.path(folder)
    return this.placeCard(await this.#servedFolder().placeFor(parent, name))
  }

  #servedFolder(): ServedFolder {
    return this.#served ?? fail('not-here', 'This host has no folder to browse; use the dialog instead.')
  }
}
