import { expect } from '@playwright/test'
import { picture } from '../fixtures/steps.ts'
import { captionSays, sidebar, whereCaption, type Tour } from './tour.ts'

/** 1. Every figure of the overview is a door to what it counts. */
export async function startFromOverview({ window, facts, shot }: Tour): Promise<void> {
  const panel = await sidebar(window, 'Overview')
  const list = (name: string | RegExp) => panel.getByRole('list', { name }).getByRole('button')
  await panel.getByRole('list', { name: 'Nodes', exact: true }).getByRole('button').first().click()
  await captionSays(window, whereCaption('nodes', 'kind = '))
  await panel
    .getByRole('list', { name: /^Edges/ })
    .getByRole('button')
    .first()
    .click()
  await captionSays(window, whereCaption('edges', 'kind = '))
  await list('Nodes by degree').nth(2).click()
  await captionSays(window, whereCaption('nodes', 'degree '))
  await panel.getByRole('button', { name: 'Components', exact: true }).click()
  await list('Largest components').first().click()
  await captionSays(window, whereCaption('nodes', 'component = 0'))

  const ofNodes = panel.getByRole('region', { name: 'Attributes of nodes' })
  const [field] = facts.category
  await ofNodes.getByRole('button', { name: new RegExp(`^${field} `) }).click()
  await expect(ofNodes.getByText(/different values/).first()).toBeVisible()
  await list(`${field}, the most frequent values`).first().click()
  await captionSays(window, whereCaption('nodes', `${field} = `))
  await ofNodes.getByRole('button', { name: new RegExp(`^${facts.number} `) }).click()
  await expect(ofNodes.getByText(/different values.*% missing/).first()).toBeVisible()
  await list(`${facts.number}, nodes by value`).nth(3).click()
  await captionSays(window, whereCaption('nodes', `${facts.number} >= `))
  const ofEdges = panel.getByRole('region', { name: 'Attributes of edges' })
  await ofEdges.getByRole('button', { name: new RegExp(`^${facts.edgeNumber} `) }).click()
  await list(`${facts.edgeNumber}, edges by value`).nth(1).click()
  await captionSays(window, whereCaption('edges', `${facts.edgeNumber} >= `))

  await panel.getByRole('button', { name: 'Show the 100 most connected' }).click()
  await captionSays(window, /^100 of [\d,]+ nodes, the most connected/)
  await expect(picture(window)).toHaveAttribute('data-node-count', '100')
  await shot('1-overview')
}
