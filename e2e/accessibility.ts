import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const looks = [
  { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  // WCAG 1.4.10 tests reflow at 320 pixels: 1280 zoomed to 400%.
  { colorScheme: 'dark', viewport: { width: 320, height: 640 } },
] as const

/** CI runs everything a second time on an external Postgres, where pages look the same. */
const isAgain = Boolean(process.env.TEST_DATABASE_URL)

/** Scrolls to the top, where the sticky bar covers nothing. Pages have no frames, so axe's faster legacy mode is enough. */
export async function violations(page: Page): Promise<string[]> {
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

function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/**
 * Checks axe rules and sideways scrolling, light and wide, then dark and narrow. To save time, a long page whose parts
 * another page covers, and every page on the second database, is checked only dark and narrow.
 */
export async function expectAccessible(page: Page, what: string, { isLong = false } = {}): Promise<void> {
  for (const { colorScheme, viewport } of isLong || isAgain ? looks.slice(1) : looks) {
    // Otherwise axe would measure a color in mid-transition.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.setViewportSize(viewport)
    expect.soft(await violations(page), `${what}, ${colorScheme}`).toEqual([])
    expect.soft(await overflow(page), `${what}: pixels wider than ${viewport.width}`).toBe(0)
  }
}
