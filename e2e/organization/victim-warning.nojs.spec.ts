import { expect, test } from '../fixtures'

test('a note that seems to name a victim is saved once it is changed, without JavaScript', async ({
  page,
  signInAs,
  organization,
  newLearner,
}) => {
  const learner = await newLearner()
  const { account, coordinator } = await organization(learner)
  await signInAs(account)
  await page.goto(`/manage/${coordinator.organizationId}/people/${learner.accountId}`)
  await page.getByText('Write a note').click()
  await page.getByLabel('Note', { exact: true }).fill('Was in court with victim Maria')
  await page.getByRole('button', { name: 'Save the note' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'This text may identify a victim' })).toBeVisible()
  await expect(page.getByText('It seems to have a name')).toBeVisible()

  const text = page.getByLabel('Your text')
  await expect(text).toHaveValue('Was in court with victim Maria')
  await text.fill('Was in court that day, 207-555-0142')
  await page.getByRole('button', { name: 'Save the changed text' }).click()
  await expect(page.getByText('It seems to have a phone number')).toBeVisible()
  await page.getByRole('button', { name: 'Keep it anyway' }).click()
  await expect(page.getByText('Was in court that day, 207-555-0142')).toBeVisible()
})
