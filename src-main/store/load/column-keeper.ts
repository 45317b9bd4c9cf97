import { PartSlab } from './part-slab.ts'
import type { SourceColumn } from './table-source.ts'
import { TextSettler } from './text-settler.ts'

/** What one worker has for a column of a table: what its texts are taken for, and where its parts are kept. */
export class ColumnKeeper {
  readonly settler: TextSettler
  readonly slab = new PartSlab()

  constructor(column: SourceColumn) {
    this.settler = new TextSettler(column)
  }
}
