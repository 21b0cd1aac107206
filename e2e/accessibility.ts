import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const looks = [
  { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  // As wide as a page of 1280 pixels enlarged four times, which is how WCAG asks for reflow.
  { colorScheme: 'dark', viewport: { width: 320, height: 640 } },
] as const

/** On another Postgres than the embedded one, as CI runs everything a second time: pages look the same there. */
const isAgain = Boolean(process.env.TEST_DATABASE_URL)

/** From the top of the page, where its bar covers nothing. Pages have no frames: axe need not open a page of its own for them. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }))
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(tags)
    .setLegacyMode()
  const { violations: found } = await axe.analyze()
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary}`),
  )
}

/** How many pixels the page is wider than the window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/**
 * The page as it stands, light and wide, then dark and narrow: no rule of axe is broken, nothing scrolls sideways. A page that
 * is very long and made of what another one is made of is looked at in the second way only, and so is every page where the
 * first way was looked at on another database.
 */
export async function expectAccessible(page: Page, what: string, { isLong = false } = {}): Promise<void> {
  for (const { colorScheme, viewport } of isLong || isAgain ? looks.slice(1) : looks) {
    // A color on its way to another one would be measured half-way.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize(viewport)
    expect.soft(await violations(page), `${what}, ${colorScheme}`).toEqual([])
    expect.soft(await overflow(page), `${what}: pixels wider than ${viewport.width}`).toBe(0)
  }
}
