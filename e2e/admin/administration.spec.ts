import { randomUUID } from 'node:crypto'
import { siteTimeZone } from '@/lib/platform/words'
import { expect, test } from '../fixtures'

test('an administrator creates an organization and appoints its coordinator', async ({
  page,
  signInAs,
  administrator,
  newLearner,
  newPageAs,
}) => {
  const person = await newLearner()
  const name = `Harbor Town Police ${randomUUID().slice(0, 8)}`
  await signInAs(await administrator())
  await page.goto('/account')
  await page.getByRole('link', { name: 'Run the site' }).click()
  await page.getByLabel('Name of the organization').fill(name)
  await page.getByRole('button', { name: 'Create organization' }).click()
  const row = page.getByRole('table', { name: 'Organizations' }).getByRole('row').filter({ hasText: name })
  await expect(row).toContainText('None yet')
  const choice = page.getByLabel('Organization', { exact: true })
  await expect(choice.locator('option:checked')).toHaveText(name)

  await page.getByLabel('Name of the organization').fill(name)
  await page.getByRole('button', { name: 'Create organization' }).click()
  await expect(page.getByRole('alert').first()).toContainText('An organization already has this name.')
  await expect(page.getByLabel('Name of the organization')).toHaveValue(name)

  await page.getByLabel('Email of their account').fill('nobody@test.example')
  await page.getByRole('button', { name: 'Make coordinator' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Choose an organization from the list.')
  await choice.selectOption(name)
  await page.getByRole('button', { name: 'Make coordinator' }).click()
  await expect(page.getByRole('alert').first()).toContainText('No account has this address.')

  await page.getByLabel('Organization', { exact: true }).selectOption(name)
  await page.getByLabel('Email of their account').fill(person.email)
  await page.getByRole('button', { name: 'Make coordinator' }).click()
  await expect(row).toContainText(person.email)

  const manage = await newPageAs(person)
  await manage.goto('/manage')
  await expect(manage.getByText(name, { exact: true })).toBeVisible()
})

test('an administrator sets an organization’s time zone, and its people see dates in it', async ({
  page,
  signInAs,
  administrator,
  organization,
  newLearner,
  newPageAs,
}) => {
  const person = await newLearner()
  const { name } = await organization(person)
  await signInAs(await administrator())
  await page.goto(`/admin/organizations?find=${name}`)
  await page.getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(page.getByLabel('Time zone')).toHaveValue(siteTimeZone)
  await page.getByLabel('Time zone').selectOption('America/Denver')
  await page.getByRole('button', { name: 'Set time zone' }).click()
  await expect(page.getByRole('main').getByRole('status')).toContainText('The time zone is set')
  await expect(page.getByLabel('Time zone')).toHaveValue('America/Denver')

  const account = await newPageAs(person)
  await account.goto('/account/sessions')
  await expect(account.getByRole('main')).toContainText('Times are in Mountain Time')
})

test('a revoked certificate shows as revoked and stays on record', async ({
  page,
  signInAs,
  administrator,
  certifiedLearner,
  newDevice,
}) => {
  const { learner, serial } = await certifiedLearner()
  await signInAs(await administrator())
  await page.goto('/admin')
  await page.getByLabel('Serial').fill(serial.toLowerCase())
  await page.getByLabel('Reason').fill('Issued to another person by mistake')
  await page.getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'The certificate is revoked' })).toBeVisible()

  const stranger = await (await newDevice()).newPage()
  const answer = await stranger.goto(`/verify/${serial}`)
  expect(answer?.status()).toBe(200)
  await expect(stranger.getByRole('heading', { level: 1, name: 'This certificate was revoked' })).toBeVisible()
  await expect(stranger.getByRole('main')).toContainText(learner.name)
  await expect(stranger.getByRole('main')).not.toContainText('by mistake')

  await page.getByLabel('Serial').fill(serial)
  await page.getByLabel('Reason').fill('Once more')
  await page.getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByRole('alert').first()).toContainText('This certificate was already revoked.')
})

test('an administrator finds a certificate by name, corrects it, and revokes the corrected one', async ({
  page,
  signInAs,
  administrator,
  certifiedLearner,
  newDevice,
}) => {
  const { learner, serial } = await certifiedLearner()
  const admin = await administrator()
  await signInAs(admin)
  await page.goto('/admin')
  await page.getByRole('link', { name: 'All certificates' }).click()
  await page.getByLabel('Find a certificate').fill(learner.name.toLowerCase())
  await page.getByRole('button', { name: 'Find' }).click()
  await page.getByRole('rowheader', { name: serial }).getByRole('link').click()
  await expect(page.getByRole('heading', { level: 1, name: serial })).toBeVisible()

  await page.getByLabel('Correct name').fill(learner.name)
  await page.getByLabel('Reason for the correction').fill('As in the passport')
  await page.getByRole('button', { name: 'Issue the corrected certificate' }).click()
  await expect(page.getByRole('alert').first()).toContainText('The certificate already has this name.')
  await page.getByLabel('Correct name').fill('Sam Corrected')
  await page.getByRole('button', { name: 'Issue the corrected certificate' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'replaced the one' })).toBeVisible()
  const main = page.getByRole('main')
  await expect(main).toContainText(`by ${admin.name}: As in the passport`)
  const corrected = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''

  await page.getByLabel('Reason to revoke it').fill('Someone else took the final')
  await page.getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'The certificate is revoked' })).toBeVisible()
  await expect(main).toContainText(`by ${admin.name}: Someone else took the final`)
  await expect(main.getByRole('button')).toHaveCount(0)
  await page.getByRole('link', { name: serial }).click()
  await expect(main).toContainText('Superseded')

  const stranger = await (await newDevice()).newPage()
  for (const [one, state] of [
    [serial, 'superseded'],
    [corrected, 'revoked'],
  ]) {
    await stranger.goto(`/verify/${one}`)
    await expect(stranger.getByRole('heading', { level: 1 })).toContainText(`${state}`)
    await expect(stranger.getByRole('main')).not.toContainText(/passport|took the final/)
  }
})
