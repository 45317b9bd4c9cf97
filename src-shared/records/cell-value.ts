/** What a cell reads as: 64-bit integers past 2^53 are `bigint`, so that no id is ever rounded. */
export type CellValue = null | boolean | number | bigint | string | BlobCell

/** Blobs are kept as their length only. */
export type BlobCell = { readonly blobBytes: number }

/** What can be read cell by cell: a column, or a slot of a store. */
export type CellReader = { get(i: number): CellValue }
