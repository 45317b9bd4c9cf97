/** Files that get mistaken for databases, by how they begin (the formats' own signatures). */
const signatures: readonly (readonly [string, string])[] = [
  ['\x1f\x8b', 'it looks like a gzip archive: unpack it first'],
  ['PK\x03\x04', 'it looks like a ZIP archive or an Office document: unpack or export it first'],
  ['(\xb5/\xfd', 'it looks like a Zstandard archive: unpack it first'],
  ['\xfd7zXZ\0', 'it looks like an XZ archive: unpack it first'],
  ['BZh', 'it looks like a bzip2 archive: unpack it first'],
  ["7z\xbc\xaf'\x1c", 'it looks like a 7-Zip archive: unpack it first'],
  ['PAR1', 'it looks like a Parquet file'],
  ['%PDF', 'it looks like a PDF document'],
  ['\x89PNG', 'it looks like a PNG image'],
  ['\xff\xd8\xff', 'it looks like a JPEG image'],
  ['\x7fELF', 'it looks like a program'],
  ['MZ', 'it looks like a Windows program'],
  ['** This file contains an SQLite 2', 'it is a SQLite 2 database: convert it with sqlite2 .dump first'],
  ['\0\x01\0\0Standard', 'it looks like a Microsoft Access database'],
]

/** What a file that is not a SQLite database looks like by its first bytes, as a clause without a full stop. */
export function looksLike(head: Buffer): string {
  const latin = head.toString('latin1')
  const found = signatures.find(([start]) => latin.startsWith(start))
  if (found) return found[1]
  if (latin.startsWith('DUCK', 8)) return 'it looks like a DuckDB database: export it to SQLite first'
  if (latin.startsWith('SQLite format'))
    return 'its first bytes are almost, but not quite, those of one: it is damaged'
  if (/^\0+$/.test(latin))
    return 'it begins with nothing but zeros: it may have been cut off while it was copied'
  // control characters that no text has
  if (head.some((byte) => byte < 9 || (byte > 13 && byte < 32))) {
    return 'its first bytes belong to no format known here: it may be encrypted or damaged'
  }
  return textLooksLike(head.toString('utf8'))
}

function textLooksLike(text: string): string {
  const start = text.replace(/^\ufeff/, '').trimStart()
  if (/^<\?xml|^<graphml|^<gexf/i.test(start)) return 'it looks like XML (GraphML or GEXF, perhaps)'
  if (/^<!doctype html|^<html/i.test(start)) return 'it looks like a web page'
  if (/^[[{]/.test(start)) return 'it looks like JSON'
  if (/^(strict\s+)?(di)?graph\b/i.test(start)) return 'it looks like a Graphviz file'
  if (/^(begin transaction|create table|insert into|pragma|--)/i.test(start)) {
    return 'it looks like SQL text: load it into a database with the sqlite3 program first'
  }
  const firstLine = start.split('\n', 1)[0] as string
  if (firstLine.includes('\t')) return 'it looks like tab-separated text'
  if (/[,;]/.test(firstLine)) return 'it looks like CSV'
  return 'it looks like plain text'
}
