import { systemWorld } from '@/lib/platform/world'
import { makeSerial } from '@/lib/record/certificate/serial'
import { rawRequest } from '../access/raw-request'
import { expect, test } from '../fixtures'

test('a visitor finds a certificate by its serial in lower case without dashes', async ({ page, certifiedLearner }) => {
  const { learner, serial } = await certifiedLearner()
  await page.goto('/verify')
  await page.getByLabel('Serial').fill(serial.toLowerCase().replaceAll('-', ''))
  await page.getByRole('button', { name: 'Verify' }).click()
  await expect(page).toHaveURL(`/verify/${serial}`)
  await expect(page.getByRole('heading', { level: 1, name: 'This certificate is valid' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText(learner.name)
  await expect(page.getByRole('main')).toContainText('Provisional cut, no panel yet')
  await expect(page.getByRole('main')).not.toContainText(learner.email)

  const typed = await page.goto(`/verify/${serial.toLowerCase().replaceAll('-', '')}`)
  expect(typed?.status()).toBe(200)
  await expect(page.getByRole('heading', { level: 1, name: 'This certificate is valid' })).toBeVisible()
})

test('an unknown serial and a mistyped one get different messages', async ({ page }) => {
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

test('the form reports a mistyped serial and keeps it for correction', async ({ page }) => {
  const serial = makeSerial(systemWorld.random)
  const wrong = `${serial.slice(0, -1)}${serial.at(-1) === '0' ? '1' : '0'}`
  await page.goto('/verify')
  await page.getByLabel('Serial').fill(wrong)
  await page.getByRole('button', { name: 'Verify' }).click()
  await expect(page.getByRole('alert').getByRole('link', { name: /mistyped/ })).toBeVisible()
  await expect(page.getByLabel('Serial')).toHaveValue(wrong)
})

/** A separate source address keeps this test's failures off the other tests' rate limit; only Linux offers one by default. */
const localAddress = '127.0.0.77'
const onLinux = process.platform === 'linux' ? test : () => undefined

onLinux('a serial page has no framework scripts, and many unknown serials are rate-limited', async () => {
  const look = (serial: string) => rawRequest(`/verify/${serial}`, { localAddress })
  const misses: number[] = []
  for (let time = 0; time < 21; time += 1) misses.push((await look(makeSerial(systemWorld.random))).status)
  expect(misses).toEqual([...Array(20).fill(404), 429])
  const refused = await look('mistyped')
  expect(refused.status).toBe(429)
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  expect(refused.body).toContain('Please wait')
  expect(refused.body).not.toMatch(/_next\/static\/[^"]*\.js/)
})

onLinux('a caller cannot choose the address that a limit counts', async () => {
  const statuses: number[] = []
  for (let time = 0; time < 21; time += 1) {
    const headers = { 'X-Forwarded-For': `203.0.113.${time}` }
    const { status } = await rawRequest(`/verify/${makeSerial(systemWorld.random)}`, {
      headers,
      localAddress: '127.0.0.79',
    })
    statuses.push(status)
  }
  expect(statuses).toEqual([...Array(20).fill(404), 429])
})

test('a demonstration certificate says that it proves nothing @demo', async ({ page, certifiedLearner }) => {
  const { serial } = await certifiedLearner()
  await page.goto(`/verify/${serial}`)
  await expect(page.getByRole('note').filter({ hasText: 'DEMONSTRATION' })).toContainText('It proves nothing')
})

test('the print button opens the print dialog with the date on the page', async ({ page, certifiedLearner }) => {
  const { serial } = await certifiedLearner()
  await page.addInitScript(() => {
    window.print = () => document.body.setAttribute('data-printed', '')
  })
  await page.goto(`/verify/${serial}`)
  await page.getByRole('link', { name: 'Print this check' }).click()
  await expect(page.locator('body[data-printed]')).toHaveCount(1)
  await expect(page).toHaveURL(`/verify/${serial}`)
  await expect(page.getByText(/^Checked .* Eastern Time$/)).toBeVisible()
})
