import { expect, test } from '../fixtures'

test('a learner downloads everything about them in one file', async ({ page, signInAs, newLearner }) => {
  await signInAs(await newLearner())
  await page.goto('/account')
  const begun = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download your data' }).click()
  const file = await begun
  expect(file.suggestedFilename()).toMatch(/^northlight-\d{4}-\d\d-\d\d\.zip$/)
  expect(await file.failure()).toBeNull()
})
