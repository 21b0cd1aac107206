import { devices, type Page, type Response } from '@playwright/test'
import { listPageKinds } from '../access/page-kinds'
import type { Role } from '../access/roles'
import { makeScene } from '../access/scene'
import { expectAccessible, violations } from '../accessibility'
import { expect, test } from '../fixtures'

const phone = { width: 390, height: 844 }
// WCAG 1.4.10: 1280 pixels zoomed to 400%.
const narrow = { width: 320, height: 640 }
const mostScreens = 12

/** One test each, so that two workers share them. */
const visits: Record<string, Role[]> = {
  'the public': ['nobody'],
  learners: ['learner', 'holder'],
  coordinators: ['coordinator', 'otherCoordinator', 'endedCoordinator'],
  'auditors, supervisors, and administrators': [
    'auditor',
    'futureAuditor',
    'endedAuditor',
    'supervisor',
    'administrator',
  ],
}

/** Each page's script counts presses of Shift, to leave it. */
async function expectScripts(page: Page, path: string): Promise<void> {
  const exit = page.locator('.exit-wrap [role=status]')
  await expect(async () => {
    await page.keyboard.press('Shift')
    await expect(exit, path).not.toBeEmpty({ timeout: 500 })
  }).toPass({ timeout: 10_000 })
}

/** Names the overflow in pixels and the elements beyond the edge; null if the page fits. */
function tooWide(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return null
    const names = [...document.querySelectorAll('body *')]
      .filter((one) => one.getBoundingClientRect().right > clientWidth + 0.5)
      .map((one) => `${one.localName}.${one.className}`)
    return `${scrollWidth - clientWidth} pixels (${names.slice(0, 4).join(', ')})`
  })
}

async function expectFits(page: Page, path: string): Promise<void> {
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  expect.soft(height / phone.height, `${path}: screens of a phone`).toBeLessThanOrEqual(mostScreens)
  expect.soft(await tooWide(page), `${path} on a phone`).toBeNull()
  await page.setViewportSize(narrow)
  // WCAG 1.4.4, by the larger font of a browser's settings.
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
  expect.soft(await tooWide(page), `${path} in ${narrow.width} pixels with text twice as large`).toBeNull()
  await page.evaluate(() => document.documentElement.style.removeProperty('font-size'))
}

/** Pages behind sign-in leave nothing in the cache of a shared computer. */
function expectCacheRule(answer: Response | null, path: string, isSignedIn: boolean): void {
  const rule = answer?.headers()['cache-control']
  const allowed = isSignedIn ? ['private, no-store'] : ['private, no-store', 'public, max-age=0, must-revalidate']
  expect.soft(allowed, `${path}: Cache-Control`).toContain(rule)
}

for (const [who, roles] of Object.entries(visits)) {
  test(`every page of ${who} runs its scripts, fits a phone, is accessible in every look, and is cached by the rule`, async ({
    newDevice,
    signInAs,
  }) => {
    test.setTimeout(900_000)
    for (const { role, person, paths } of listPageKinds(await makeScene())) {
      if (!roles.includes(role)) continue
      const device = await newDevice({ ...devices['iPhone 14'], isMobile: false })
      if (person) await signInAs(person, device)
      const page = await device.newPage()
      for (const [path, status] of Object.entries(paths)) {
        await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' })
        await page.setViewportSize(phone)
        const answer = await page.goto(path)
        expect([path, answer?.status()]).toEqual([path, status])
        await expectScripts(page, path)
        if (status !== 200) continue
        expectCacheRule(answer, path, person !== null)
        await expectFits(page, path)
        await expectAccessible(page, path, { isLong: path.startsWith('/sources') })
        await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
        await page.setViewportSize(phone)
        expect.soft(await violations(page), `${path} in forced colors`).toEqual([])
      }
      await device.close()
    }
  })
}
