import { CategoryWriter } from './category-writer.ts'
import { columnBytes } from './column-bytes.ts'
import type { CategoryData, TextData } from './column-data.ts'
import { emptyText } from './text-writer.ts'
import { textColumn } from './text-column.ts'

/** Texts looked at first: where more than half of them differ, codes cannot pay. */
const SAMPLE = 4096

/**
 * The column with equal texts stored once, or `undefined` where that would not take fewer bytes. Cost: a pass
 * over the texts; over a few thousand where nearly all differ.
 */
export function shareTexts(data: TextData): CategoryData | undefined {
  const texts = textColumn(data)
  const sample = new Set<unknown>()
  const sampled = Math.min(SAMPLE, data.length)
  for (let i = 0; i < sampled; i++) sample.add(texts.get(i))
  if (sample.size > sampled / 2) return undefined
  const writer = new CategoryWriter({ kind: 'category', length: 0, segments: [], names: emptyText() })
  for (let i = 0; i < data.length; i++) {
    writer.push(texts.get(i))
    if (writer.view.data.names.length > data.length / 2) return undefined
  }
  const shared = writer.settle() as CategoryData
  return columnBytes(shared).total < columnBytes(data).total ? shared : undefined
}
