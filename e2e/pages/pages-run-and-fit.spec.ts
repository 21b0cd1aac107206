import { devices, type Page } from '@playwright/test'
import { listPageKinds } from '../access/page-kinds'
import { makeScene } from '../access/scene'
import { expect, test } from '../fixtures'

const phone = { width: 390, height: 844 }
// WCAG 1.4.10: 1280 pixels zoomed to 400%.
const narrow = { width: 320, height: 640 }
const mostScreens = 12

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

async function tooLarge(page: Page, path: string): Promise<string[]> {
  const found: string[] = []
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  const screens = height / phone.height
  if (screens > mostScreens) found.push(`${path}: ${screens.toFixed(1)} screens`)
  const measure = async (what: string) => {
    const wide = await tooWide(page)
    if (wide) found.push(`${path} ${what}: ${wide}`)
  }
  await measure('on a phone')
  await page.setViewportSize(narrow)
  for (const size of ['100%', '200%']) {
    // WCAG 1.4.4, by the larger font of a browser's settings.
    await page.evaluate((size) => document.documentElement.style.setProperty('font-size', size), size)
    await measure(`in ${narrow.width} pixels at ${size}`)
  }
  return found
}

test('every page runs its scripts without a policy violation, has at most twelve screens of a phone, and fits in 320 pixels, also with text twice as large', async ({
  newDevice,
  signInAs,
}) => {
  test.setTimeout(300_000)
  const found: string[] = []
  for (const { person, paths } of listPageKinds(await makeScene())) {
    const device = await newDevice({ ...devices['iPhone 14'], isMobile: false })
    if (person) await signInAs(person, device)
    const page = await device.newPage()
    for (const [path, status] of Object.entries(paths)) {
      await page.setViewportSize(phone)
      const answer = await page.goto(path)
      expect([path, answer?.status()]).toEqual([path, status])
      if (status === 200) found.push(...(await tooLarge(page, path)))
      await expectScripts(page, path)
    }
    await device.close()
  }
  expect(found).toEqual([])
})
