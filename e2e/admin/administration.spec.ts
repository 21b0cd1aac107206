import { randomUUID } from 'node:crypto'
import { expect, test } from '../fixtures'

test('an administrator creates an organization and makes somebody its coordinator', async ({
  page,
  signInAs,
  administrator,
  newLearner,
  newDevice,
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

  await page.getByLabel('Name of the organization').fill(name)
  await page.getByRole('button', { name: 'Create organization' }).click()
  await expect(page.getByRole('alert').first()).toContainText('There is an organization of this name already.')
  await expect(page.getByLabel('Name of the organization')).toHaveValue(name)

  await page.getByLabel('Organization', { exact: true }).selectOption(name)
  await page.getByLabel('Email of their account').fill('nobody@test.example')
  await page.getByRole('button', { name: 'Make coordinator' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Nobody has an account with this address.')

  await page.getByLabel('Organization', { exact: true }).selectOption(name)
  await page.getByLabel('Email of their account').fill(person.email)
  await page.getByRole('button', { name: 'Make coordinator' }).click()
  await expect(row).toContainText(person.email)

  const theirs = await newDevice()
  await signInAs(person, theirs)
  const manage = await theirs.newPage()
  await manage.goto('/manage')
  await expect(manage.getByRole('main')).toContainText(name)
})

test('a certificate that an administrator revokes is shown as revoked, and stays on record', async ({
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
  await expect(page.getByRole('alert').first()).toContainText('This certificate was revoked before.')
})
