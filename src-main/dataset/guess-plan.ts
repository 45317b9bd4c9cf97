import type { EdgeTablePlan, LoadPlan, NodeTablePlan } from '../../src-shared/contract/load-plan.ts'
import { ENOUGH, findEndpoints, type EndpointPair } from './endpoints.ts'
import {
  guessIdColumns,
  guessKindColumn,
  guessLabelColumn,
  guessWeightColumn,
  list,
} from './guess-columns.ts'
import { referencesOf, type Occurrence, type Reference } from './references.ts'
import { columnNamed, type ColumnFacts, type TableFacts } from './table-facts.ts'

/** A plan for a file's tables with one sentence on each choice; `plan` is `null` when nothing joins anything. */
export type PlanGuess = { readonly plan: LoadPlan | null; readonly reasons: readonly string[] }

/**
 * Guesses which tables make a graph, from names, types, keys and sampled contents. Tables that hold pairs of
 * ids become edges, the tables they refer to nodes; without a pair anywhere, rows are the nodes and their
 * foreign keys the edges. Costs a few look-ups for each column that may refer to something.
 */
export function guessPlan(tables: readonly TableFacts[], occurrence: Occurrence): PlanGuess {
  const filled = tables.filter(({ rows, columns }) => rows > 0 && columns.length > 0)
  const references = new Map(filled.map((table) => [table.name, referencesOf(table, filled, occurrence)]))
  const pairs = findPairs(filled, references, occurrence)
  const nodes = chooseNodes(filled, pairs, references)
  const reasons: string[] = []

  const nodeTables = nodes.map((node) => planNodes(node, references.get(node.facts.name) ?? [], reasons))
  const edgeTables: EdgeTablePlan[] = []
  for (const [name, pair] of pairs) {
    const table = filled.find((facts) => facts.name === name) as TableFacts
    edgeTables.push(planPair(table, pair, nodes, references.get(name) ?? [], reasons))
  }
  for (const node of nodes) edgeTables.push(...planReferences(node, nodes, references, reasons))

  const used = new Set([...nodeTables, ...edgeTables].map(({ table }) => table))
  for (const { name } of tables) {
    if (used.has(name)) continue
    const why = filled.some((table) => table.name === name) ? 'nothing joins it to the others' : 'it is empty'
    reasons.push(`“${name}” is left out: ${why}.`)
  }
  if (edgeTables.length === 0) {
    return {
      plan: null,
      reasons: ['No table joins two things: no pair of columns looks like the ends of an edge.', ...reasons],
    }
  }
  const directed = pairs.size === 0 || [...pairs.values()].some((pair) => pair.directed)
  if (!directed)
    reasons.push('The ends of an edge are named as equals, so edges are taken to have no direction.')
  const danglingEndpoints = nodeTables.length === 0 ? 'add-nodes' : 'skip'
  return { plan: { nodeTables, edgeTables, danglingEndpoints, directed }, reasons }
}

/** Twice over: whether a table is one of edges decides whether others can refer to its rows. */
function findPairs(
  tables: readonly TableFacts[],
  references: ReadonlyMap<string, readonly Reference[]>,
  occurrence: Occurrence,
): Map<string, EndpointPair> {
  let pairs = new Map<string, EndpointPair>()
  for (let pass = 0; pass < 2; pass++) {
    const known = pairs
    pairs = new Map()
    for (const table of tables) {
      const pair = findEndpoints(table, {
        tables: tables.filter(({ name }) => name !== table.name && !known.has(name)),
        references: references.get(table.name) ?? [],
        isReferenced: isReferenced(table.name, references),
        isAlone: tables.length === 1,
        occurrence,
      })
      if (pair !== null && pair.score >= ENOUGH) pairs.set(table.name, pair)
    }
  }
  return pairs
}

function isReferenced(name: string, references: ReadonlyMap<string, readonly Reference[]>): boolean {
  return [...references].some(([from, keys]) => from !== name && keys.some(({ table }) => table === name))
}

type ChosenNode = { readonly facts: TableFacts; readonly idColumns: readonly string[]; readonly why: string }

/** Tables that edges end at, and those tied to them, however remotely, by foreign keys. */
function chooseNodes(
  tables: readonly TableFacts[],
  pairs: ReadonlyMap<string, EndpointPair>,
  references: ReadonlyMap<string, readonly Reference[]>,
): ChosenNode[] {
  const names = new Set<string>()
  for (const pair of pairs.values()) {
    if (pair.sourceTable !== null) names.add(pair.sourceTable)
    if (pair.targetTable !== null) names.add(pair.targetTable)
  }
  for (const [from, keys] of references) {
    if (pairs.has(from)) continue
    for (const { table } of keys) {
      names.add(from)
      names.add(table)
    }
  }
  return tables
    .filter(({ name }) => names.has(name) && !pairs.has(name))
    .map((facts) => ({ facts, ...chooseId(facts, references) }))
}

/**
 * A primary key of one column identifies a row; else what foreign keys refer to, where that is never missing,
 * then what the table itself says.
 */
function chooseId(
  facts: TableFacts,
  references: ReadonlyMap<string, readonly Reference[]>,
): { idColumns: readonly string[]; why: string } {
  const present = (name: string): boolean => columnNamed(facts, name)?.nulls === 0
  const wanted = [...references.values()]
    .flat()
    .find((key) => key.table === facts.name && key.references.every(present))
  if (wanted !== undefined && facts.primaryKey.length !== 1) {
    return {
      idColumns: wanted.references,
      why: `${list(wanted.references)} is what other rows refer to it by`,
    }
  }
  const guess = guessIdColumns(facts)
  return { idColumns: guess.columns, why: guess.why }
}

function planNodes(node: ChosenNode, references: readonly Reference[], reasons: string[]): NodeTablePlan {
  const { facts, idColumns } = node
  const becomesEdge = new Set(references.flatMap(({ columns }) => columns))
  const free = freeColumns(facts, [...idColumns, ...becomesEdge])
  const kind = guessKindColumn(facts, free)
  const ids = facts.columns.filter(({ name }) => idColumns.includes(name))
  const label = guessLabelColumn(
    free.filter(({ name }) => name !== kind?.column),
    ids,
  )
  const parts = [node.why, kind?.why, label?.why].filter((part) => part !== undefined)
  reasons.push(`“${facts.name}” holds nodes: ${parts.join('; ')}.`)
  return {
    table: facts.name,
    idColumns: [...idColumns],
    ...(label && { labelColumn: label.column }),
    ...(kind && { kindColumn: kind.column }),
    attributeColumns: free
      .map(({ name }) => name)
      .filter((name) => name !== kind?.column && name !== label?.column),
    kindName: facts.name,
  }
}

function planPair(
  table: TableFacts,
  pair: EndpointPair,
  nodes: readonly ChosenNode[],
  references: readonly Reference[],
  reasons: string[],
): EdgeTablePlan {
  const free = freeColumns(table, [...pair.source, ...pair.target])
  const kind = guessKindColumn(table, free)
  const weight = guessWeightColumn(free.filter(({ name }) => name !== kind?.column))
  const parts = [pair.why, kind?.why, weight?.why].filter((part) => part !== undefined)
  reasons.push(`“${table.name}” holds edges: ${parts.join('; ')}.`)
  const source = endOf(nodes, pair.sourceTable, pair.source, references)
  const target = endOf(nodes, pair.targetTable, pair.target, references)
  return {
    table: table.name,
    sourceColumns: [...pair.source],
    targetColumns: [...pair.target],
    ...(source && { sourceTable: source.table }),
    ...(source?.key && { sourceKey: source.key }),
    ...(target && { targetTable: target.table }),
    ...(target?.key && { targetKey: target.key }),
    ...(kind && { kindColumn: kind.column }),
    ...(weight && { weightColumn: weight.column }),
    attributeColumns: free
      .filter(({ name }) => name !== kind?.column && !isRowNumber(table, name))
      .map(({ name }) => name),
    kindName: table.name,
  }
}

/** What one end of an edge refers to; `key` is absent where that is the node's id. */
function endOf(
  nodes: readonly ChosenNode[],
  table: string | null,
  columns: readonly string[],
  references: readonly Reference[],
): { table: string; key: string[] | undefined } | undefined {
  const node = nodes.find(({ facts }) => facts.name === table)
  if (node === undefined) return undefined
  const declared = references.find((one) => one.table === table && isSame(one.columns, columns))
  const key = declared?.references ?? guessIdColumns(node.facts).columns
  return { table: node.facts.name, key: isSame(key, node.idColumns) ? undefined : [...key] }
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.join('\0') === b.join('\0')
}

/** Foreign keys of a node table are edges from its rows to those they refer to. */
function planReferences(
  node: ChosenNode,
  nodes: readonly ChosenNode[],
  references: ReadonlyMap<string, readonly Reference[]>,
  reasons: string[],
): EdgeTablePlan[] {
  const { name } = node.facts
  return (references.get(name) ?? []).flatMap((key): EdgeTablePlan[] => {
    const target = endOf(nodes, key.table, key.columns, [key])
    if (target === undefined) {
      reasons.push(`${list(key.columns)} of “${name}” is left out: “${key.table}” holds no nodes.`)
      return []
    }
    const declared =
      key.evidence === 'declared' ? 'is a foreign key' : 'is named after, and holds ids of, the table'
    const by = target.key === undefined ? '' : `, by ${list(target.key)}`
    reasons.push(
      `Each row of “${name}” has an edge to “${key.table}”${by}: ${list(key.columns)} ${declared}.`,
    )
    return [
      {
        table: name,
        sourceColumns: [...node.idColumns],
        targetColumns: [...key.columns],
        sourceTable: name,
        targetTable: key.table,
        ...(target.key && { targetKey: target.key }),
        attributeColumns: [],
        kindName: `${name}.${key.columns.join('+')}`,
        nullEndpoints: 'ignore',
      },
    ]
  })
}

function freeColumns(table: TableFacts, taken: readonly string[]): ColumnFacts[] {
  return table.columns.filter(({ name }) => !taken.includes(name))
}

/** A lone integer key of an edge table numbers its rows and says nothing about the edge. */
function isRowNumber(table: TableFacts, column: string): boolean {
  return (
    table.primaryKey.length === 1 && table.rowidAlias >= 0 && table.columns[table.rowidAlias]?.name === column
  )
}
