import { checkPage, damaged, HEADER_BYTES, readPages } from './page-file.ts'
import type { PageFile } from './page-file.ts'

/** Kinds of b-tree pages of a table with rowids (sqlite.org/fileformat2.html, 1.6). */
export const INTERIOR = 5
export const LEAF = 13

/** SQLite's own limit (BTCURSOR_MAX_DEPTH): a tree this deep would not fit into the largest file. */
const DEPTH_MOST = 20

/**
 * The leaf pages of a table's b-tree, in key order. Reads only interior pages: about one in several hundred.
 * A page that is reached twice is an error, so that damaged files cannot make it run in circles.
 */
export function leafList(file: PageFile, rootPage: number): Uint32Array {
  const seen = new Uint8Array(Math.ceil((file.pageCount + 1) / 8))
  mark(file, seen, rootPage)
  const page = new Uint8Array(file.pageBytes)
  let level: number[] = [rootPage]
  for (let depth = 0; depth < DEPTH_MOST; depth++) {
    const [first] = level as [number]
    readPages(file, first, 1, page, 0)
    const kind = page[headerAt(first)]
    if (kind === LEAF) return Uint32Array.from(level)
    if (kind !== INTERIOR) damaged(file.name, `page ${first} is no page of a table (kind ${kind})`)
    const next: number[] = []
    for (const number of level) {
      readPages(file, number, 1, page, 0)
      if (page[headerAt(number)] !== INTERIOR)
        damaged(file.name, `page ${number} is a leaf among interior pages`)
      addChildren(file, page, number, next)
    }
    markAll(file, seen, next)
    level = next
  }
  return damaged(file.name, `a tree is deeper than ${DEPTH_MOST} pages`)
}

/** Where a page's b-tree header begins: the first page begins with the file's own. */
export function headerAt(page: number): number {
  return page === 1 ? HEADER_BYTES : 0
}

// loops of their own: V8 optimizes what goes round often together with all that stands around it, while threads start

function addChildren(file: PageFile, page: Uint8Array, number: number, to: number[]): void {
  const view = new DataView(page.buffer)
  const header = headerAt(number)
  const cells = view.getUint16(header + 3)
  const pointers = header + 12
  const content = pointers + cells * 2
  if (content > file.usableBytes) damaged(file.name, `page ${number} has more cells (${cells}) than fit`)
  for (let i = 0; i < cells; i++) {
    const cell = view.getUint16(pointers + i * 2)
    if (cell < content || cell + 5 > file.usableBytes)
      damaged(file.name, `cell ${i} of page ${number} lies outside it`)
    to.push(view.getUint32(cell))
  }
  to.push(view.getUint32(header + 8))
}

function markAll(file: PageFile, seen: Uint8Array, pages: readonly number[]): void {
  for (const page of pages) mark(file, seen, page)
}

function mark(file: PageFile, seen: Uint8Array, page: number): void {
  checkPage(file, page)
  const bit = 1 << (page & 7)
  const held = seen[page >>> 3] as number
  if ((held & bit) !== 0) damaged(file.name, `page ${page} is part of a tree twice`)
  seen[page >>> 3] = held | bit
}
