import { randomUUID } from 'node:crypto'
import { expectAccessible } from '../accessibility'
import { expect, test } from '../fixtures'

test('an administrator finds a person, opens their organization, renames it, and closes it', async ({
  page,
  signInAs,
  administrator,
  newLearner,
  organization,
}) => {
  const mark = randomUUID().slice(0, 8)
  const person = await newLearner({ name: `Dana Longfellow ${mark}` })
  const { name } = await organization(person)
  await signInAs(await administrator())
  await page.goto('/admin')
  await page.getByRole('link', { name: 'People', exact: true }).click()
  await page.getByLabel('Any part of a name or address').fill(`FELLOW ${mark}`)
  await page.getByRole('button', { name: 'Find' }).click()
  await expect(page.getByRole('row').filter({ hasText: person.name })).toContainText(name)
  await expectAccessible(page, 'people')
  await page.getByRole('link', { name: person.name }).click()
  await expect(page.getByRole('heading', { level: 1, name: person.name })).toBeVisible()
  await expectAccessible(page, 'a person')

  await page.goto(`/admin/organizations?find=${name}`)
  await page.getByRole('link', { name, exact: true }).click()
  await page.getByRole('main').getByRole('link', { name: 'People' }).click()
  await expect(page.getByRole('row').filter({ hasText: person.name })).toBeVisible()
  await page.getByRole('main').getByRole('link', { name, exact: true }).click()

  await page.getByLabel('Name of the organization').fill('T')
  await page.getByRole('button', { name: 'Rename' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Enter a name for the organization.')
  await page.getByLabel('Name of the organization').fill(`Town of ${mark}`)
  await page.getByRole('button', { name: 'Rename' }).click()
  await expect(page.getByRole('heading', { level: 1, name: `Town of ${mark}` })).toBeVisible()

  await page.getByRole('link', { name: 'Close this organization' }).click()
  await expectAccessible(page, 'closing an organization')
  await page.getByLabel('Reason').fill('-')
  await page.getByRole('button', { name: 'Close organization' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Give a reason.')
  await page.getByLabel('Reason').fill('The towns merged')
  await page.getByRole('button', { name: 'Close organization' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'The organization is closed' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('button')).toHaveCount(0)
  await page.goto(`/admin/people?find=${mark}`)
  await expect(page.getByRole('row').filter({ hasText: person.name })).toContainText('None')
})
