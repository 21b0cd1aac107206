import type { Page } from '@playwright/test'
import { listPageKinds } from '../access/page-kinds'
import { makeScene } from '../access/scene'
import { violations } from '../accessibility'
import { expect, test } from '../fixtures'

// WCAG 1.4.10: 1280 pixels zoomed to 400%.
const viewport = { width: 320, height: 640 }

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

test('every page fits in 320 pixels, also with text twice as large', async ({ newDevice, signInAs }) => {
  test.setTimeout(300_000)
  const found: string[] = []
  for (const { person, paths } of listPageKinds(await makeScene())) {
    const device = await newDevice({ viewport })
    if (person) await signInAs(person, device)
    const page = await device.newPage()
    for (const [path, status] of Object.entries(paths)) {
      if (status !== 200) continue
      await page.goto(path)
      for (const size of ['100%', '200%']) {
        // WCAG 1.4.4, by the larger font of a browser's settings.
        await page.evaluate((size) => document.documentElement.style.setProperty('font-size', size), size)
        const wide = await tooWide(page)
        if (wide) found.push(`${path} at ${size}: ${wide}`)
      }
    }
    await device.close()
  }
  expect(found).toEqual([])
})

test('public and learner pages pass the accessibility checks in forced colors', async ({ newDevice, signInAs }) => {
  test.setTimeout(300_000)
  const scene = await makeScene()
  const found: string[] = []
  for (const { person, paths } of listPageKinds(scene)) {
    if (person && person !== scene.people.learner) continue
    const device = await newDevice({ viewport: { width: 390, height: 844 }, forcedColors: 'active' })
    if (person) await signInAs(person, device)
    const page = await device.newPage()
    for (const [path, status] of Object.entries(paths)) {
      if (status !== 200) continue
      await page.goto(path)
      for (const one of await violations(page)) found.push(`${path}: ${one}`)
    }
    await device.close()
  }
  expect(found).toEqual([])
})
