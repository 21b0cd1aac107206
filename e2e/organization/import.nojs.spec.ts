import { readFile } from 'node:fs/promises'
import { learner } from '@/prisma/factories'
import { expect, test } from '../fixtures'

test('a coordinator pastes a roster, fixes an error, and saves it without a script', async ({
  page,
  signInAs,
  organization,
  newLearner,
}) => {
  const [one, other] = [await newLearner({ name: 'Renée Bouchard' }), await newLearner({ name: 'Daniel Cyr' })]
  const { account, coordinator } = await organization(one, other)
  await signInAs(account)
  await page.goto(`/manage/${coordinator.organizationId}`)
  await page.getByRole('navigation', { name: 'Organization' }).getByRole('link', { name: 'People' }).click()
  await page.getByRole('navigation', { name: 'People' }).getByRole('link', { name: 'Import people' }).click()
  const list = (day: string) =>
    `Our people\n\nEmail\tStar no.\tRank\tHire date\n${one.email}\t4471\tSergeant\t1/31/2020\n${other.email}\t4502\tOfficer\t${day}\n\t\tOfficer\t${day}\n`
  await page.getByLabel('Or paste your roster').fill(`${list('soon')}"`)
  await page.getByRole('button', { name: 'Check the list' }).click()
  await expect(page.getByRole('alert')).toContainText('missing closing quotation mark')
  await expect(page.getByLabel('Or paste your roster')).toHaveValue(`${list('soon')}"`)
  await page.getByLabel('Or paste your roster').fill(list('soon'))
  await page.getByRole('button', { name: 'Check the list' }).click()
  await expect(page.getByRole('row').filter({ hasText: other.name })).toContainText('Hired on: “soon” is no date')
  await expect(page.getByText('2 changed, 1 left out. 1 with a warning, saved as shown.')).toBeVisible()
  await expect(page.getByText('Lines that name no person: 1')).toBeVisible()
  await page.getByText('Columns of your list: 3 of 4 saved. Not saved: Star no.').click()
  await page.getByLabel('Star no.').selectOption('Identifier')
  await page.getByRole('button', { name: 'Check again' }).click()
  const row = page.getByRole('row').filter({ hasText: one.name })
  await expect(row).toContainText('4471was empty')
  await expect(row).toContainText('Changes')
  await page.getByText('Read other headings').click()
  await page.getByLabel('Line of the headings').fill('4')
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(page.getByText('The headings are in line 4.')).toBeVisible()
  await page.getByText('Read other headings').click()
  await page.getByLabel('Line of the headings').fill('90')
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(page.getByRole('alert')).toContainText('There are no people below this line.')
  await expect(page.getByText('The headings are in line 4.')).toBeVisible()

  await page.getByRole('link', { name: 'Check another list' }).click()
  const buffer = Buffer.from(`\ufeff${list('2/1/2021')}`, 'utf16le')
  await page.getByLabel('Roster file').setInputFiles({ name: 'roster.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: 'Check the list' }).click()
  await page.getByRole('button', { name: 'Save 2 changes' }).click()
  await expect(page.getByRole('status').filter({ hasText: '2 people changed' })).toBeVisible()
  await page.goto(`/manage/${coordinator.organizationId}/people?col=rank&col=hired&sort=rank`)
  await expect(page.getByRole('row').filter({ hasText: one.name })).toContainText('SergeantJanuary 31, 2020')
})

test('a coordinator without a list fills in the template', async ({ page, signInAs, organization }) => {
  const { account, coordinator } = await organization()
  await signInAs(account)
  await page.goto(`/manage/${coordinator.organizationId}/import`)
  await page.getByRole('link', { name: 'how to export from your system' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How to export from your system')
  const [template] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'template (CSV)' }).click(),
  ])
  const headings = await readFile(await template.path(), 'utf8')
  const list = `${headings.trimEnd()}\r\n"Rowe, Ada",,4471,Officer,Patrol,1/31/2020,\r\n`
  await page.getByRole('link', { name: 'Import the list' }).click()
  const buffer = Buffer.from(list)
  await page
    .getByLabel('Roster file')
    .setInputFiles({ name: template.suggestedFilename(), mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: 'Check the list' }).click()
  await expect(page.getByText('Columns of your list: 7 of 7 saved')).toBeVisible()
  await page.getByRole('button', { name: 'Invite 1' }).click()
  await expect(page.getByRole('status').filter({ hasText: '1 invited' })).toBeVisible()
})

test('a row with an unconfirmed address becomes a code to hand over, and the pages say so', async ({
  page,
  signInAs,
  organization,
}) => {
  const stranger = await learner({ name: 'Some Stranger', confirmed: false })
  const { account, coordinator } = await organization(stranger)
  const home = `/manage/${coordinator.organizationId}`
  await signInAs(account)
  await page.goto(`${home}/import`)
  await page.getByLabel('Or paste your roster').fill(`Name\tEmail\tRank\nThe Chief\t${stranger.email}\tChief\n`)
  await page.getByRole('button', { name: 'Check the list' }).click()
  const row = page.getByRole('row').filter({ hasText: 'The Chief' })
  await expect(row).toContainText('Address not confirmed')
  await expect(row).toContainText('Saving makes a code to hand over.')
  await page.getByRole('button', { name: 'Invite 1' }).click()
  await page.getByRole('link', { name: 'Print the codes' }).click()
  await expect(page.getByText('The Chief')).toBeVisible()
  await page.goto(`${home}/people/${stranger.accountId}`)
  await expect(page.getByRole('note').filter({ hasText: 'Address not confirmed' })).toBeVisible()
  await expect(page.getByText('Rank or role')).toHaveCount(1)
})
