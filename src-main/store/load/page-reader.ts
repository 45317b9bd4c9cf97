import type { DecodedRows } from './decoded-rows.ts'
import type { PagesSource, TableSource } from './table-source.ts'
import type { TextSettler } from './text-settler.ts'

export class PageReader {
  *read(
    _source: TableSource,
    _lane: PagesSource,
    _task: number,
    _settlers: readonly TextSettler[],
  ): Generator<DecodedRows> {}
}
