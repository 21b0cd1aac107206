import { keyOf } from '@/lib/content/quiz/interaction'
import { expect, test } from '../fixtures'
import { drawnItems, fieldOf, give, savedConfidence, savedValue } from './answers'
import { keyboard } from './hands'

const save = /^Save and (continue|review)$/

test('every interaction works by keyboard alone, survives a reload and shows its explanations', async ({
  page,
  openFinal,
}) => {
  test.slow()
  const { attemptId, address } = await openFinal(['single', 'several', 'order', 'match'])
  const hands = keyboard(page)
  await page.goto(`${address}/items/1`)
  for (const { position, item, right } of await drawnItems(attemptId)) {
    await expect(page.getByRole('heading', { level: 1, name: item.stem })).toBeVisible()
    for (const token of right) {
      const field = fieldOf(page, item, token)
      if (item.interaction !== 'choice') await hands.pick(field, token)
      else if (item.cardinality === 'multiple') await hands.check(field)
      else
        await hands.choose(
          page.getByRole('group', { name: 'Choose one answer' }),
          item.options.find(({ id }) => id === token)?.text ?? '',
        )
    }
    await hands.choose(page.getByRole('group', { name: 'How sure are you?' }), 'Sure')
    await expect.poll(() => savedConfidence(attemptId, position)).toBe('sure')
    expect(new Set((await savedValue(attemptId, position)) as string[])).toEqual(new Set(right))
    await page.reload()
    for (const token of right) {
      const field = fieldOf(page, item, token)
      if (item.interaction === 'choice') await expect(field).toBeChecked()
      else await expect(field).toHaveValue(token)
    }
    await expect(page.getByRole('radio', { name: 'Sure', exact: true })).toBeChecked()
    await hands.press(page.getByRole('button', { name: save }))
  }
  await hands.press(page.getByRole('button', { name: 'Submit my answers' }))
  await expect(page.getByRole('heading', { level: 1, name: 'You passed' })).toBeVisible()
  await page.getByText('How sure you were').click()
  await expect(page.getByText('Whenever you were sure, you were right.')).toBeVisible()
  await expect(page.getByRole('table', { name: 'How sure, and how often right' })).toContainText('100%')
  await page.getByText('4 questions you got right').click()
  await expect(page.getByText('Best answer: 1st', { exact: true })).toBeVisible()
  await expect(page.getByText('Your answer: 1st', { exact: true })).toBeVisible()
})

test('matching on a phone needs no list to scroll back to', async ({ page, openFinal }) => {
  const { address, match } = await openFinal(['match'])
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto(`${address}/items/1`)
  const [target] = match.interaction === 'match' ? match.targets : []
  const [option] = match.options
  if (!target || !option) throw new Error('the item lacks a choice')
  await expect(page.locator('.targets')).toBeHidden()
  const row = page.getByLabel(option.text)
  await expect(row.getByRole('option', { name: target.text })).toHaveCount(1)
  await row.selectOption(`${option.id}:${target.id}`)
  await expect(page.locator('.pair-chosen')).toContainText(target.text)
})

for (const partly of ['multiple', 'match']) {
  test(`a partly right answer (${partly}) earns partial credit, and the page says so`, async ({ page, openFinal }) => {
    const { attemptId, address } = await openFinal(['single', 'several', 'order', 'match'])
    await page.goto(`${address}/items/1`)
    for (const { item } of await drawnItems(attemptId)) {
      const isPartly = item.interaction === partly || (item.interaction === 'choice' && item.cardinality === partly)
      if (!isPartly) {
        await give(page, item, keyOf(item))
        await page.getByRole('button', { name: save }).click()
        continue
      }
      // Drops one right token; a match gets a wrong one in its place.
      const [first, ...others] = keyOf(item)
      const [id] = first?.split(':') ?? []
      const spare =
        item.interaction === 'match'
          ? item.targets.find((one) => item.options.every(({ target }) => target !== one.id))
          : null
      await give(page, item, spare ? [...others, `${id}:${spare.id}`] : others)
      await page.getByRole('button', { name: save }).click()
    }
    await page.getByRole('button', { name: 'Submit my answers' }).click()
    await expect(page.getByText(/^Partly right: 0\.\d+ of 1$/)).toHaveCount(1)
    await expect(page.getByRole('heading', { level: 1, name: 'You passed' })).toBeVisible()
  })
}

test('a duplicate position is reported immediately and saved as entered', async ({ page, openFinal }) => {
  const { attemptId, address, order } = await openFinal(['order'])
  await page.goto(`${address}/items/1`)
  const twice = order.options.map(({ id }) => `${id}:1`)
  await give(page, order, twice)
  await expect(page.getByRole('status').filter({ hasText: /^Saved .*, not complete yet$/ })).toBeVisible()
  await expect.poll(async () => new Set((await savedValue(attemptId, 1)) as string[])).toEqual(new Set(twice))
  await give(page, order, keyOf(order))
  await expect(page.getByRole('status').filter({ hasText: /^Saved [\d:]+( [AP]M)?$/ })).toBeVisible()
})

test('a learner can clear a choice in a multiple-choice item', async ({ page, openFinal }) => {
  const { attemptId, address, several } = await openFinal(['several'])
  await page.goto(`${address}/items/1`)
  const [token] = keyOf(several) as [string]
  await give(page, several, [token])
  await expect.poll(() => savedValue(attemptId, 1)).toEqual([token])
  await fieldOf(page, several, token).uncheck()
  await expect.poll(() => savedValue(attemptId, 1)).toEqual([])
  await page.getByRole('button', { name: save }).click()
  await expect(page.getByText('One question has no full answer yet')).toBeVisible()
})

test('a slow background save does not overwrite the newer form', async ({ page, openFinal }) => {
  const { attemptId, address } = await openFinal(['order'])
  const [drawn] = await drawnItems(attemptId)
  if (!drawn) throw new Error('no item was drawn')
  let letGo = () => {}
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  await page.route('**/responses', async (route) => {
    if (route.request().resourceType() === 'fetch') await held
    await route.continue()
  })
  await page.goto(`${address}/items/1`)
  await give(page, drawn.item, drawn.right)
  await page.getByRole('button', { name: save }).click({ noWaitAfter: true })
  letGo()
  await expect(page.getByRole('heading', { level: 1, name: 'Review your answers' })).toBeVisible()
  expect(new Set((await savedValue(attemptId, 1)) as string[])).toEqual(new Set(drawn.right))
})
