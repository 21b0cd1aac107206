import { expect, test } from '../fixtures'

test('a coordinator finds, corrects, reminds and moves people without a script', async ({
  page,
  signInAs,
  newPageAs,
  organization,
  newLearner,
}) => {
  const [one, other] = [await newLearner({ name: 'Renée Bouchard' }), await newLearner({ name: 'Daniel Cyr' })]
  const { account, coordinator } = await organization(one, other)
  await signInAs(account)
  const people = `/manage/${coordinator.organizationId}`
  await page.goto(`${people}/people/${one.accountId}`)
  await page.getByText('Rank, identifier, division, hire date, supervisor').click()
  await page.getByLabel('Identifier').fill('4502')
  await page.getByLabel('Rank or role').fill('Sergeant')
  await page.getByLabel('Supervisor').selectOption(`${other.name}, ${other.email}`)
  await page.getByRole('button', { name: 'Save details' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
  await page.getByText('Correct the name or address').click()
  await page.getByLabel('Name').fill('Renée Bouchard-Roy')
  await page.getByRole('button', { name: 'Suggest the correction' }).click()
  await expect(page.getByText('You suggested the name')).toBeVisible()

  await page.goto(`${people}/people`)
  await page.getByLabel('Name, address or identifier').fill('bouch 450')
  await page.getByRole('button', { name: 'Filter' }).click()
  await expect(page.getByRole('rowheader')).toHaveCount(1)
  await page.goto(`${people}/people?col=rank&col=supervisor&sort=rank&order=down`)
  await expect(page.getByRole('rowheader').first()).toHaveText(one.name)
  await expect(page.getByRole('row').filter({ hasText: one.name })).toContainText('SergeantDaniel Cyr')

  await page.getByRole('link', { name: 'Choose all on this page' }).click()
  await page.getByRole('button', { name: 'Remind' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Remind 2 people' })).toBeVisible()
  await page.getByRole('button', { name: 'Send the reminder' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'this site sends no mail: 2 people.' })).toBeVisible()
  await page.getByRole('checkbox', { name: `Choose ${other.name}` }).check()
  await page.getByRole('button', { name: 'Move', exact: true }).click()
  await page.getByLabel('Remove from a cohort').selectOption({ index: 1 })
  await page.getByRole('button', { name: 'Move', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Moved.' })).toBeVisible()
  await page.getByRole('button', { name: 'Assign' }).click()
  await expect(page.getByText('Choose people first')).toBeVisible()
  await page.getByRole('button', { name: 'Export (CSV)' }).click()
  await expect(page.getByText('Choose people first')).toBeVisible()

  const theirs = await newPageAs(one)
  await theirs.goto('/account')
  await theirs.getByRole('button', { name: 'Agree' }).click()
  await expect(theirs.getByText('Your name was changed')).toBeVisible()
  await expect(theirs.getByText('Renée Bouchard-Roy').first()).toBeVisible()
})
