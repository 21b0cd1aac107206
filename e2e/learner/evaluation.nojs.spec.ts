import { expect, test } from '../fixtures'

test('a learner evaluates a finished course once, and the form names a missing answer', async ({
  page,
  signInAs,
  certifiedLearner,
  course,
}) => {
  const { learner } = await certifiedLearner()
  await signInAs(learner)
  await page.goto(`/learn/${course.slug}`)
  await page.getByRole('link', { name: 'Evaluate this course' }).click()
  await page.getByLabel('About right').check()
  await page.getByLabel(/What should we change/).fill('More about interpreters.')
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByRole('alert')).toContainText('Choose how ready you are.')
  await expect(page.getByLabel('About right')).toBeChecked()
  await expect(page.getByLabel(/What should we change/)).toHaveValue('More about interpreters.')

  await page.getByLabel('On my own').check()
  await page.getByRole('button', { name: 'Send' }).click()
  await expect(page.getByText('Thank you.')).toBeVisible()
  await expect(page.getByRole('main')).toContainText('More about interpreters.')
  await expect(page.getByRole('button', { name: 'Send' })).toHaveCount(0)
})
