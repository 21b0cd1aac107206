import { systemWorld } from '@/lib/platform/world'
import { makeSerial } from '@/lib/record/certificate/serial'
import { expect, test } from '../fixtures'
import { pdfOf } from './handed-in'

test.use({ viewport: { width: 390, height: 844 } })

test('without JavaScript: a phone checks a certificate file, and errors keep the entries', async ({
  page,
  certifiedLearner,
}) => {
  const { learner, serial } = await certifiedLearner()
  const buffer = await pdfOf(learner, serial)
  await page.goto('/verify')
  await page.getByLabel('File', { exact: true }).setInputFiles({ name: 'x.pdf', mimeType: 'application/pdf', buffer })
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'This certificate is valid' })).toBeVisible()
  await expect(page.getByRole('main')).toContainText(learner.name)
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect(await overflow()).toBe(0)

  const when = /^Checked \w+ \d+, \d{4}, \d+:\d\d [AP]M Eastern Time$/
  await expect(page.getByText(when)).toBeVisible()
  await page.getByRole('link', { name: 'Print this check' }).click()
  await expect(page.getByText('print it to keep the check')).toBeInViewport()

  await page.goto(`/verify/${serial}`)
  await page.getByRole('link', { name: 'Print this check' }).click()
  await expect(page).toHaveURL(`/verify/${serial}?print`)
  await expect(page.getByText(when)).toBeVisible()
  await expect(page.getByText('This page is ready to print')).toContainText(`/verify/${serial}`)
  expect(await overflow()).toBe(0)
  expect(await page.evaluate(() => document.documentElement.scrollHeight / innerHeight)).toBeLessThan(12)

  await page.goto('/verify')
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('alert')).toContainText('Choose a file')
  const unused = makeSerial(systemWorld.random)
  const mistyped = `${unused.slice(0, -1)}${unused.endsWith('0') ? '1' : '0'}`
  await page.getByLabel('Or paste its text').fill(mistyped)
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('alert')).toContainText('mistyped')
  await expect(page.getByLabel('Or paste its text')).toHaveValue(mistyped)
  expect(await overflow()).toBe(0)

  await page.getByLabel('Or paste its text').fill('{"id": "https://elsewhere.example/1"}')
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Verify a certificate')
  expect(await overflow()).toBe(0)
})
