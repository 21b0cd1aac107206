import { expect, test } from '../fixtures'
import { fieldOf } from './answers'
import { openCaseOf } from './spaced-case'

test('without JavaScript: a learner requests, answers and stops cases with native forms', async ({
  page,
  signInAs,
  certifiedLearner,
}) => {
  const { learner } = await certifiedLearner()
  await signInAs(learner)
  await page.goto('/practice')
  await expect(page.getByText('This site sends no mail.')).toBeVisible()
  await expect(page.getByLabel(/mail/i)).toHaveCount(0)
  await page.getByRole('button', { name: 'Send me cases' }).click()
  await expect(page.getByText('It will wait here. You get no mail about it.')).toBeVisible()

  const { item, wrong } = await openCaseOf(learner)
  await page.getByRole('link', { name: 'Answer it now' }).click()
  await page.getByRole('button', { name: 'Answer' }).click()
  await expect(page.getByRole('alert').getByRole('link', { name: 'Choose an answer.' })).toBeVisible()
  await fieldOf(page, item, wrong[0] ?? '').check()
  await page.getByRole('button', { name: 'Answer' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Another answer fits better' })).toBeVisible()
  await expect(page.getByText('Best answer', { exact: true })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Sources' })).toBeVisible()

  await expect(page.locator('.btn-primary')).toHaveText('My courses')
  await page.getByRole('link', { name: 'Change or stop the cases' }).click()
  await page.getByRole('button', { name: 'Stop the cases' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'You’ll get no more cases' })).toBeVisible()
})
