import { expect, test } from '../fixtures'
import { drawnItems, fieldOf, give, savedValue } from './answers'

const save = /^Save and (continue|review)$/

test('without JavaScript: every interaction works with native fields and counts', async ({ page, openFinal }) => {
  const { attemptId, address } = await openFinal(['single', 'several', 'order', 'match'])
  await page.goto(`${address}/items/1`)
  for (const { item, right } of await drawnItems(attemptId)) {
    await expect(page.getByRole('heading', { level: 1, name: item.stem })).toBeVisible()
    await give(page, item, right)
    await page.getByRole('button', { name: save }).click()
  }
  await page.getByRole('button', { name: 'Submit my answers' }).click()
  await expect(page.getByText('4 of 4')).toBeVisible()
})

test('without JavaScript: a duplicate position is reported and nothing is lost', async ({ page, openFinal }) => {
  const { attemptId, address, order } = await openFinal(['order', 'single'])
  const items = await drawnItems(attemptId)
  const position = items.find(({ item }) => item.id === order.id)?.position ?? 0
  await page.goto(`${address}/items/${position}`)
  const twice = order.options.map(({ id }) => `${id}:1`)
  await give(page, order, twice)
  const button = position === 1 ? 'Save and continue' : 'Save and review'
  await page.getByRole('button', { name: button }).click()
  await expect(page.getByRole('alert')).toContainText('its own place')
  for (const token of twice) await expect(fieldOf(page, order, token)).toHaveValue(token)
  await page.getByRole('button', { name: 'Review all' }).click()
  expect(await savedValue(attemptId, position)).toHaveLength(twice.length)
  await expect(page.getByText('2 questions have no full answer yet')).toBeVisible()
})

test('without JavaScript: a stale page keeps an answer that another device gave', async ({
  page,
  newPageAs,
  openFinal,
}) => {
  const { learner, attemptId, address, several } = await openFinal(['several'])
  await page.goto(`${address}/items/1`)
  const other = await newPageAs(learner)
  await other.goto(`${address}/items/1`)
  const [, token = ''] = several.options.map(({ id }) => id)
  await give(other, several, [token])
  await other.getByRole('button', { name: save }).click()
  await page.getByRole('button', { name: save }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Review your answers' })).toBeVisible()
  expect(await savedValue(attemptId, 1)).toEqual([token])
})
