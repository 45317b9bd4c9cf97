import { copyFile, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '../fixtures/app.ts'
import { rawLink } from '../fixtures/raw-link.ts'

type Listing = {
  path: string
  parent: string | null
  folders: { ticket: string; name: string }[]
  files: { ticket: string; name: string }[]
}

// there the system’s dialog is used
test('browsing shows the served folder and what lies below', { tag: '@web' }, async ({ openApp, folder }) => {
  const served = join(folder, 'served')
  await mkdir(join(served, 'below'), { recursive: true })
  await writeFile(join(served, 'graph.db'), 'x')
  await writeFile(join(folder, 'secret.db'), 'x')
  await symlink(join(folder, 'secret.db'), join(served, 'link.db'))
  await symlink(folder, join(served, 'up'))
  await symlink('/etc', join(served, 'etc'))
  const link = await rawLink(await openApp({ folder: served }))

  const top = (await link.call('app', 'browse', { folder: null })).result as Listing
  expect(top.folders.map(({ name }) => name)).toEqual(['below'])
  expect(top.files.map(({ name }) => name)).toEqual(['graph.db'])
  expect(top.parent).toBeNull()

  const below = (await link.call('app', 'browse', { folder: top.folders[0]?.ticket })).result as Listing
  expect(below.parent).toMatch(/^[0-9a-f]{32}$/)
  // a folder's ticket is no file's, and the other way round
  const asFolder = await link.call('app', 'browse', { folder: top.files[0]?.ticket })
  expect(asFolder.failure?.code).toBe('ticket-unknown')
  const asFile = await link.call('app', 'preflight', { ticket: top.folders[0]?.ticket })
  expect(asFile.failure?.code).toBe('ticket-unknown')
})

// there the system’s dialog is used
test(
  'a folder that turned into a link to elsewhere is not followed',
  { tag: '@web' },
  async ({ openApp, folder }) => {
    const served = join(folder, 'served')
    await mkdir(join(served, 'below'), { recursive: true })
    const link = await rawLink(await openApp({ folder: served }))
    const top = (await link.call('app', 'browse', { folder: null })).result as Listing
    await rm(join(served, 'below'), { recursive: true })
    await symlink('/etc', join(served, 'below'))
    const answer = await link.call('app', 'browse', { folder: top.folders[0]?.ticket })
    expect(answer.failure?.code).toBe('not-here')
  },
)

// there the system’s dialog is used
test('new files have plain names and replace nothing', { tag: '@web' }, async ({ openApp, folder }) => {
  await writeFile(join(folder, 'there.db'), 'x')
  const link = await rawLink(await openApp({ folder }))
  for (const name of ['../out.db', 'a/b.db', 'a\\b.db', '..', '.hidden', '', 'c:x', 'nul\0.db', 'there.db']) {
    const answer = await link.call('app', 'saveInFolder', { folder: null, name })
    expect(answer.failure?.code, name).toBe('cannot-write')
  }
  const place = await link.call('app', 'saveInFolder', { folder: null, name: 'new graph.db' })
  expect(place.result).toMatchObject({ name: 'new graph.db', bytes: null })
})

// there any file is its owner’s to open
test(
  'a session file finds no dataset outside the served folder',
  { tag: '@web' },
  async ({ openApp, folder }) => {
    const served = join(folder, 'served')
    await mkdir(served)
    const secret = join(folder, 'secret.db')
    await writeFile(secret, 'x')
    const session = {
      savedAt: 1,
      mode: 'slotted',
      plan: { nodeTables: [], edgeTables: [], danglingEndpoints: 'skip', directed: true },
      nodes: [],
      edges: [],
      pinned: [],
      edits: [],
      parts: {},
    }
    const naming = (path: string) =>
      JSON.stringify({ format: 'slotgraph session 1', dataset: { path, fingerprint: 'x' }, session })
    await writeFile(join(served, 'outside.session'), naming(secret))
    await writeFile(join(served, 'inside.session'), naming(join(served, 'graph.db')))
    await copyFile(secret, join(served, 'graph.db'))

    const link = await rawLink(await openApp({ folder: served }))
    const { files } = (await link.call('app', 'browse', { folder: null })).result as Listing
    const datasetOf = async (name: string) => {
      const ticket = files.find((file) => file.name === name)?.ticket
      return (await link.call('app', 'session', { ticket })).result as { dataset: { name: string } | null }
    }
    expect((await datasetOf('inside.session')).dataset?.name).toBe('graph.db')
    expect((await datasetOf('outside.session')).dataset).toBeNull()
  },
)
