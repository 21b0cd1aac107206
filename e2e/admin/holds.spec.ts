import { expect, test } from '../fixtures'

test('an administrator places a hold on a person, and ends it with a reason', async ({
  page,
  signInAs,
  administrator,
  newLearner,
}) => {
  const person = await newLearner()
  await signInAs(await administrator())
  await page.goto('/admin')
  await page.getByRole('link', { name: 'Legal holds' }).click()
  await page.getByLabel('Email of a person').fill('nobody@test.example')
  await page.getByLabel('Reason').fill('Case 2026-114')
  await page.getByRole('button', { name: 'Place hold' }).click()
  await expect(page.getByRole('alert').first()).toContainText('No account has this address.')
  await expect(page.getByLabel('Reason')).toHaveValue('Case 2026-114')

  await page.getByLabel('Email of a person').fill(person.email)
  await page.getByRole('button', { name: 'Place hold' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'The hold is placed' })).toBeVisible()
  const row = page.getByRole('table', { name: 'Holds in force' }).getByRole('row').filter({ hasText: person.name })
  await expect(row).toContainText('Case 2026-114')

  await row.getByRole('link', { name: `End the hold on ${person.name}` }).click()
  await page.getByLabel('Reason').fill('Judgment is final')
  await page.getByRole('button', { name: 'End hold' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'The hold has ended' })).toBeVisible()
  await expect(row).toHaveCount(0)
})
