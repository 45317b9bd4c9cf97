import type { Scale } from '../columns/scale.ts'
import type { Part } from './part.ts'
import { PartSlab } from './part-slab.ts'
import type { SourceColumn } from './table-source.ts'
import { TextSettler } from './text-settler.ts'

/** What one worker has for a column of a table: what its cells are taken for, and where its parts are kept. */
export class ColumnKeeper {
  readonly settler: TextSettler
  /** What the last floats were whole numbers of: the next ones most likely are too. */
  scale: Scale | undefined
  readonly #slab = new PartSlab()

  constructor(column: SourceColumn) {
    this.settler = new TextSettler(column)
  }

  /** The same part in memory that lasts until {@link release}; what it was made in may be used again. */
  keep(part: Part): Part {
    if (part.kind === 'scaled') this.scale = part.scale
    return this.#slab.keep(part)
  }

  release(): void {
    this.#slab.free()
  }
}
