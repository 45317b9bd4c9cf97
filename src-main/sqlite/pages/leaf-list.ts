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
      for (const child of children(file, page, number)) {
        checkPage(file, child)
        const bit = 1 << (child & 7)
        const held = seen[child >>> 3] as number
        if (child === rootPage || (held & bit) !== 0)
          damaged(file.name, `page ${child} is part of a tree twice`)
        seen[child >>> 3] = held | bit
        next.push(child)
      }
    }
    level = next
  }
  return damaged(file.name, `a tree is deeper than ${DEPTH_MOST} pages`)
}

/** Where a page's b-tree header begins: the first page begins with the file's own. */
export function headerAt(page: number): number {
  return page === 1 ? HEADER_BYTES : 0
}

function* children(file: PageFile, page: Uint8Array, number: number): Generator<number> {
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
    yield view.getUint32(cell)
  }
  yield view.getUint32(header + 8)
}
