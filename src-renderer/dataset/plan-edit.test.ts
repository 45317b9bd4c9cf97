import { describe, expect, it } from 'vitest'
import type { LoadPlan, NodeTablePlan } from '../../src-shared/contract/load-plan.ts'
import {
  addEdgeTable,
  addNodeTable,
  columnsInRoles,
  emptyPlan,
  noColumn,
  planFault,
  valueOf,
  withAttribute,
  withRole,
  withoutEdgeTable,
  type TableInfo,
} from './plan-edit.ts'

const column = (name: string, primaryKey = false, references: string | null = null) => ({
  name,
  declaredType: 'TEXT',
  primaryKey,
  references,
})
const people: TableInfo = {
  name: 'people',
  rows: 3,
  rowsExact: true,
  columns: [column('id', true), column('name'), column('age')],
  firstRows: [],
}
const knows: TableInfo = {
  name: 'knows',
  rows: 2,
  rowsExact: true,
  columns: [column('since'), column('a', false, 'people'), column('b', false, 'people')],
  firstRows: [],
}

describe('adding tables by hand', () => {
  it('takes the primary key as id and holds the rest', () => {
    const [table] = addNodeTable(emptyPlan, people).nodeTables
    expect(table).toEqual({
      table: 'people',
      idColumns: ['id'],
      attributeColumns: ['name', 'age'],
      kindName: 'people',
    })
  })
  it('takes foreign keys as ends', () => {
    const [table] = addEdgeTable(emptyPlan, knows).edgeTables
    expect(table).toMatchObject({ sourceColumns: ['a'], targetColumns: ['b'], attributeColumns: ['since'] })
  })
  it('can be taken back', () => {
    expect(withoutEdgeTable(addEdgeTable(emptyPlan, knows), 0)).toEqual(emptyPlan)
  })
})

describe('roles', () => {
  const plan: NodeTablePlan = {
    table: 'people',
    idColumns: ['id'],
    attributeColumns: ['name', 'age'],
    kindName: 'people',
  }
  it('take a column from the attributes and give it back', () => {
    const labelled = withRole(plan, 'labelColumn', 'name')
    expect(labelled).toMatchObject({ labelColumn: 'name', attributeColumns: ['age'] })
    const plain = withRole(labelled, 'labelColumn', noColumn)
    expect(plain).toEqual({ ...plan, attributeColumns: ['age', 'name'] })
    expect('labelColumn' in plain).toBe(false)
  })
  it('know several columns as one choice', () => {
    const both = withRole(plan, 'idColumns', valueOf(['id', 'name']))
    expect(both.idColumns).toEqual(['id', 'name'])
    expect(columnsInRoles(both)).toEqual(new Set(['id', 'name']))
  })
  it('keep the weight as an attribute too', () => {
    const edges = addEdgeTable(emptyPlan, knows).edgeTables[0]!
    expect(withRole(edges, 'weightColumn', 'since')).toMatchObject({
      weightColumn: 'since',
      attributeColumns: ['since'],
    })
  })
  it('attributes keep the order of the table', () => {
    const fewer = withAttribute(plan, people, 'name', false)
    expect(withAttribute(fewer, people, 'name', true).attributeColumns).toEqual(['name', 'age'])
  })
})

it('says why a plan cannot be loaded', () => {
  expect(planFault(null)).toMatch(/holds the edges/)
  const plan: LoadPlan = addEdgeTable(emptyPlan, knows)
  expect(planFault(plan)).toBeNull()
  const loop = { ...plan, edgeTables: [{ ...plan.edgeTables[0]!, targetColumns: ['a'] }] }
  expect(planFault(loop)).toMatch(/knows/)
})

describe('ends that refer to another key than the id', () => {
  it('forget it with the columns that held it', () => {
    const plan = addEdgeTable(emptyPlan, knows).edgeTables[0]!
    const keyed = { ...plan, sourceTable: 'people', sourceKey: ['name'], targetKey: ['name'] }
    const changed = withRole(keyed, 'sourceColumns', 'since')
    expect(changed).not.toHaveProperty('sourceKey')
    expect(changed).toMatchObject({ sourceColumns: ['since'], sourceTable: 'people', targetKey: ['name'] })
  })
})
