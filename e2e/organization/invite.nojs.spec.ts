import { textCell, workbook } from '@/fixtures/workbook'
import { expect, test } from '../fixtures'

const header = ['Name', 'Work email', 'Badge', 'Rank']

function sheetOf(rows: string[][]) {
  const lines = [header, ...rows].map((cells, row) => {
    const inside = cells.map((cell, column) => textCell(`${'ABCD'.charAt(column)}${row + 1}`, cell)).join('')
    return `<row r="${row + 1}">${inside}</row>`
  })
  return workbook(lines.join(''))
}

test('a coordinator imports a workbook, prints the sheet, and a person joins with its code, without a script', async ({
  page,
  newPageAs,
  signInAs,
  organization,
  newLearner,
  request,
}) => {
  const member = await newLearner({ name: 'Daniel Cyr' })
  const { account, coordinator } = await organization(member)
  await signInAs(account)
  const people = `/manage/${coordinator.organizationId}`
  const buffer = Buffer.from(
    await sheetOf([
      ['Renée Bouchard', '', '4471', 'Officer'],
      ['Daniel Cyr', member.email, '4502', 'Sergeant'],
      ['', 'no-name@test.example', '4503', ''],
    ]),
  )
  const upload = async () => {
    await page.goto(`${people}/import`)
    await page.getByLabel('Roster file').setInputFiles({ name: 'roster.xlsx', mimeType: 'application/zip', buffer })
    await page.getByRole('button', { name: 'Check the list' }).click()
  }
  await upload()
  await expect(page.getByRole('row').filter({ hasText: 'Renée Bouchard' })).toContainText('New')
  await expect(page.getByRole('row').filter({ hasText: 'no-name@test.example' })).toContainText('Add a name')
  await page.getByLabel('Cohort for new people').selectOption({ index: 1 })
  const cohort = await page.getByLabel('Cohort for new people').locator('option:checked').textContent()
  await page.getByRole('button', { name: 'Save 1 change and invite 1, leave out 1' }).click()
  await expect(page.getByRole('status').filter({ hasText: '1 person changed, 1 invited' })).toBeVisible()
  await page.getByRole('link', { name: 'Print the codes' }).click()
  const slip = page.getByRole('listitem').filter({ hasText: 'Renée Bouchard' })
  await expect(slip.getByRole('img', { name: /^QR code/ })).toBeVisible()
  const code = (await slip.locator('code').textContent()) ?? ''

  await upload()
  await expect(page.getByText('1 unchanged, 1 invited before, 1 left out')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Save|^Invite/ })).toHaveCount(0)

  const register = await request.get(`/register?next=/join/${code}`)
  expect(await register.text()).toContain('value="Renée Bouchard"')
  const person = await newLearner({ name: 'Renee Bouchard' })
  const guest = await newPageAs(person, { javaScriptEnabled: false })
  await guest.goto('/join')
  await guest.getByLabel('Join code').fill(code.toLowerCase())
  await guest.getByRole('button', { name: 'Continue' }).click()
  await expect(guest.getByRole('heading', { name: `Join ${coordinator.organizationName}` })).toBeVisible()
  await expect(guest.getByText('This invitation is for Renée Bouchard')).toBeVisible()
  await expect(guest.getByText('entered your rank or role and identifier')).toBeVisible()
  const address = guest.url()
  await guest.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(guest).toHaveURL(/\/learn/)
  await guest.goto(address)
  await expect(guest.getByRole('heading', { name: `You have joined ${coordinator.organizationName}` })).toBeVisible()

  await page.goto(`${people}/people/${person.accountId}`)
  await expect(page.getByText('with the invitation for Renée Bouchard')).toBeVisible()
  await expect(page.getByText('4471')).toBeVisible()
  await page.goto(`${people}/people?col=cohorts`)
  await expect(page.getByRole('row').filter({ hasText: person.name })).toContainText(cohort ?? '')
  await page.goto(`${people}/invitations`)
  await expect(page.getByText('No open invitations.')).toBeVisible()
})

test('a coordinator finds an invitation and ends it, without a script', async ({ page, signInAs, organization }) => {
  const { account, coordinator } = await organization()
  await signInAs(account)
  const people = `/manage/${coordinator.organizationId}`
  await page.goto(`${people}/import`)
  await page.getByLabel('Or paste your roster').fill('Name\tBadge\nREYES, ANA\t1\nStone, Ben\t2\nCal Reed\t3\n\t4\n')
  await page.getByRole('button', { name: 'Check the list' }).click()
  await expect(page.getByRole('table', { name: 'Left out: 1' })).toContainText('Add a name')
  const [errors] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download these rows' }).click(),
  ])
  expect(errors.suggestedFilename()).toBe('errors.csv')
  await page.getByLabel('REYES, ANA').check()
  await page.getByLabel('A new cohort for them').fill('Spring class')
  await page.getByRole('button', { name: 'Check again' }).click()
  await expect(page.getByLabel('REYES, ANA')).toBeChecked()
  await page.getByLabel('Ana Reyes (last name first is turned').check()
  await page.getByRole('button', { name: 'Invite 3, leave out 1' }).click()
  await expect(page.getByText('You changed how the list is read.')).toBeVisible()
  await expect(page.getByLabel('A new cohort for them')).toHaveValue('Spring class')
  await page.getByRole('button', { name: 'Invite 3, leave out 1' }).click()
  await expect(page.getByRole('status').filter({ hasText: '3 invited' })).toContainText('1 row was left out.')
  await page.getByRole('link', { name: 'see all invitations' }).click()
  await page.getByLabel('Name, address or identifier').fill('stone')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page.getByRole('row').filter({ hasText: 'Ana Reyes' })).toHaveCount(0)
  await page.getByLabel('Choose Ben Stone').check()
  await page.getByRole('button', { name: 'Print', exact: true }).click()
  await expect(page.getByRole('heading', { level: 3 })).toHaveText(['Ben Stone'])
  await page.getByRole('link', { name: 'Invitations', exact: true }).first().click()
  await page.getByLabel('Choose Ben Stone').check()
  await page.getByRole('button', { name: 'End invitations', exact: true }).click()
  await expect(page.getByRole('status').filter({ hasText: '1 invitation ended' })).toBeVisible()
  await page.getByText('End all, also on other pages').click()
  await page.getByRole('button', { name: 'End all invitations' }).click()
  await expect(page.getByRole('status').filter({ hasText: '2 invitations ended' })).toBeVisible()
  await expect(page.getByText('No open invitations.')).toBeVisible()
})

test('a poster has the code of a cohort’s newest join link, and goes with it', async ({
  page,
  signInAs,
  organization,
}) => {
  const { account, coordinator } = await organization()
  await signInAs(account)
  await page.goto(`/manage/${coordinator.organizationId}/cohorts`)
  const links = page.getByRole('link', { name: /^Poster to print for/ })
  const before = 1
  await expect(links).toHaveCount(before)
  await page
    .getByRole('button', { name: /^Make a join link for/ })
    .first()
    .click()
  await expect(links).toHaveCount(before + 1)
  await links.first().click()
  const code = (await page.getByRole('main').getByRole('code').textContent()) ?? ''
  await expect(page.getByRole('img', { name: `/join/${code.replace('-', '')}` })).toBeVisible()
  const poster = page.url()
  await page.getByRole('link', { name: 'Cohorts and join links' }).last().click()
  for (const left of [before, 0]) {
    await page
      .getByRole('button', { name: /^End this code/ })
      .first()
      .click()
    await expect(links).toHaveCount(left)
  }
  expect((await page.request.get(poster)).status()).toBe(404)
})
