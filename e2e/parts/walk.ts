import { expect } from '@playwright/test'
import { nodeCount, nodesAre, picture } from '../fixtures/steps.ts'
import { captionSays, choose, inspector, selectHub, sidebar, type Tour } from './tour.ts'

/** 4. From a node on: its neighbours in every order, its surroundings, what two have in common, the paths between. */
export async function expandAndWalk({ window, facts, shot }: Tour): Promise<void> {
  const [edgeKind, hubName] = facts.edgeKind ?? []
  // a picture with room for what is to come
  const overview = await sidebar(window, 'Overview')
  await overview.getByRole('list', { name: 'Nodes by degree' }).getByRole('button').nth(1).click()
  await captionSays(window, /nodes where degree/)
  await window.keyboard.press('Escape')
  await picture(window).focus()
  await window.keyboard.press('Control+a')
  await window.keyboard.press('Delete')
  await selectHub(window, hubName)
  await expect(picture(window)).toHaveAttribute('data-node-count', '1')

  const look = inspector(window)
  await look.getByRole('radio', { name: 'Out', exact: true }).click()
  await choose(look, /How many$/, /^10 at once/)
  // where edges are of one kind there is nothing to choose, and nothing is offered
  if (edgeKind) await choose(look, /Kind of edges$/, new RegExp(`^by ${edgeKind}`))
  else await expect(look.getByRole('button', { name: /Kind of edges$/ })).toHaveCount(0)
  for (const order of [
    'most connected',
    `highest ${facts.edgeNumber}`,
    `lowest ${facts.number}`,
    'a random sample',
  ]) {
    const before = await nodeCount(window)
    await choose(look, /Which come first$/, new RegExp(`^${order}`))
    await look.getByRole('button', { name: 'Expand' }).click()
    // of a node with more neighbours than that, never more than asked for
    await nodesAre(window, before + 10)
  }
  await shot('4-expanded')

  const walk = await sidebar(window, 'Walk')
  const near = walk.getByRole('region', { name: 'Neighbourhood' })
  await near.getByRole('radio', { name: '2', exact: true }).click()
  await near.getByRole('radio', { name: 'Out', exact: true }).click()
  await choose(near, /Nodes at most$/, /^at most 100 nodes/)
  await expect(near.getByText(/^Shows 100 of (more than )?[\d,]+: the nearest/)).toBeVisible()
  await near.getByRole('button', { name: 'Show' }).click()
  await captionSays(window, /^100 of (more than )?[\d,]+ nodes within 2 edges of /)
  await shot('4-neighbourhood')

  // two nodes by keyboard alone
  await sidebar(window, 'Nodes')
  const tree = window.getByRole('tree', { name: 'Nodes in the picture' })
  await tree.focus()
  for (const key of ['Home', 'Space', 'End', 'Control+Space']) await window.keyboard.press(key)
  await expect(picture(window)).toHaveAttribute('data-selected-count', '2')
  await sidebar(window, 'Walk')
  const paths = walk.getByRole('region', { name: 'Shortest paths' })
  await choose(paths, /How many$/, /^The 5 shortest/)
  await paths.getByText('Follow the direction of edges').click()
  await expect(paths.getByRole('list', { name: '5 paths' }).getByRole('button')).toHaveCount(5, {
    timeout: 15_000,
  })
  await shot('4-paths')
  await paths.getByRole('button', { name: 'Show' }).click()
  await captionSays(window, /^5 shortest paths from /)
  const common = walk.getByRole('region', { name: 'Common neighbours' })
  await expect(common.getByRole('list', { name: /common neighbours?$/ })).toBeVisible()
  const before = await nodeCount(window)
  await common.getByRole('button', { name: 'Show' }).click()
  await captionSays(window, /common neighbours? of /)

  await picture(window).focus()
  await window.keyboard.press('Alt+ArrowLeft')
  await nodesAre(window, before)
  await window.keyboard.press('Alt+ArrowLeft')
  await captionSays(window, /^100 of (more than )?[\d,]+ nodes within 2 edges of /)
}
