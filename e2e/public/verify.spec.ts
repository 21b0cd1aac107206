import { makeSerial } from '@/lib/certificate/serial'
import { systemWorld } from '@/lib/platform/world'
import { expect, test } from '../fixtures'

test('a stranger finds a certificate by its serial in lower case and without dashes', async ({
  page,
  certifiedLearner,
}) => {
  const { learner, serial } = await certifiedLearner()
  await page.goto('/verify')
  await page.getByLabel('Serial').fill(serial.toLowerCase().replaceAll('-', ''))
  await page.getByRole('button', { name: 'Verify' }).click()
  await expect(page).toHaveURL(`/verify/${serial}`)
  await expect(page.getByRole('heading', { level: 1, name: 'This certificate is valid' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText(learner.name)
  await expect(page.getByRole('main')).not.toContainText(learner.email)

  const typed = await page.goto(`/verify/${serial.toLowerCase().replaceAll('-', '')}`)
  expect(typed?.status()).toBe(200)
  await expect(page.getByRole('heading', { level: 1, name: 'This certificate is valid' })).toBeVisible()
})

test('an unknown and a mistyped serial are not found, each with its own sentence', async ({ page }) => {
  const serial = makeSerial(systemWorld.random)
  const unknown = await page.goto(`/verify/${serial}`)
  expect(unknown?.status()).toBe(404)
  await expect(page.getByRole('main')).toContainText('No certificate has this serial')
  await expect(page.getByRole('main')).not.toContainText('mistyped')

  const last = serial.at(-1) === '0' ? '1' : '0'
  const mistyped = await page.goto(`/verify/${serial.slice(0, -1)}${last}`)
  expect(mistyped?.status()).toBe(404)
  await expect(page.getByRole('main')).toContainText('mistyped')
  await expect(page.getByRole('main')).not.toContainText('No certificate has this serial')
})

test('a mistyped serial in the form is said so, and stays to be corrected', async ({ page }) => {
  const serial = makeSerial(systemWorld.random)
  const wrong = `${serial.slice(0, -1)}${serial.at(-1) === '0' ? '1' : '0'}`
  await page.goto('/verify')
  await page.getByLabel('Serial').fill(wrong)
  await page.getByRole('button', { name: 'Verify' }).click()
  await expect(page.getByRole('alert').getByRole('link', { name: /mistyped/ })).toBeVisible()
  await expect(page.getByLabel('Serial')).toHaveValue(wrong)
})

test('a certificate of the demonstration says that it proves nothing @demo', async ({ page, certifiedLearner }) => {
  const { serial } = await certifiedLearner()
  await page.goto(`/verify/${serial}`)
  await expect(page.getByRole('note').filter({ hasText: 'DEMONSTRATION' })).toContainText('It proves nothing')
})
