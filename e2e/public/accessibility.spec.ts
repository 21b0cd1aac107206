import { loadCatalog } from '@/lib/content/course/catalog/load'
import { operator } from '@/lib/people/account/actor'
import { systemWorld } from '@/lib/platform/world'
import { revoke } from '@/lib/record/certificate/revoke'
import { makeSerial } from '@/lib/record/certificate/serial'
import { cohort, organization } from '@/prisma/factories'
import { expectAccessible, violations } from '../accessibility'
import { expect, test } from '../fixtures'

const phoneLooks = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'light', forcedColors: 'active' },
] as const

test('the open menu of a phone passes the accessibility checks', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 })
  for (const look of phoneLooks) {
    await page.emulateMedia({ reducedMotion: 'reduce', ...look })
    await page.goto('/')
    await page.getByText('Menu', { exact: true }).click()
    await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Sign in' })).toBeVisible()
    expect.soft(await violations(page), Object.values(look).join()).toEqual([])
  }
})

test('a course page with everything open passes the accessibility checks', async ({ page, course }) => {
  await page.goto(`/courses/${course.slug}`)
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
  await expectAccessible(page, 'an open course page')
})

test('replies of the public case pass the accessibility checks', async ({ page }) => {
  const { publicCase } = await loadCatalog()
  for (const { id } of [publicCase?.decisions.at(0), publicCase?.decisions.at(-1)].flatMap((one) => one ?? [])) {
    await page.goto(`/case/${id}/a`)
    await expectAccessible(page, id)
  }
})

test('pages opened from an emailed link pass the accessibility checks', async ({ page }) => {
  const { coordinator } = await organization()
  const { code } = await cohort(coordinator)
  for (const path of [`/join/${code}`, '/join/0000000000', '/reset/a-link-that-was-never-made', '/nowhere']) {
    await page.goto(path)
    await expectAccessible(page, path)
  }
})

test('every answer of the verify page passes the accessibility checks', async ({ page, certifiedLearner }) => {
  test.slow()
  const valid = await certifiedLearner()
  const revoked = await certifiedLearner()
  await revoke(operator, { serial: revoked.serial, reason: 'a test' })
  const serial = makeSerial(systemWorld.random)
  const mistyped = `${serial.slice(0, -1)}${serial.at(-1) === '0' ? '1' : '0'}`
  for (const one of [valid.serial, revoked.serial, serial, mistyped]) {
    await page.goto(`/verify/${one}`)
    await expectAccessible(page, one)
  }
})

test('forms with errors pass the accessibility checks', async ({ page }) => {
  await page.goto('/register')
  await page.getByLabel('Name').fill('Thea Typist')
  await page.getByLabel('Email', { exact: true }).fill('thea@test.example')
  await page.getByLabel('Password').fill('short')
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByRole('link', { name: /^Use at least/ }).waitFor()
  await expectAccessible(page, 'register with an error')

  await page.goto('/verify')
  await page.getByLabel('Serial').fill('not a serial')
  await page.getByRole('button', { name: 'Verify' }).click()
  await page.getByRole('link', { name: /^This is not a serial/ }).waitFor()
  await expectAccessible(page, 'verify with an error')
})
