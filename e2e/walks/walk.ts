import type { Locator, Page } from '@playwright/test'
import { test as base, expect } from '../fixtures'

export { expect }

/** What a person does and reads on a way through the site. */
export interface Effort {
  /** Links and buttons pressed, choices made. */
  presses: number
  fields: number
  /** Phone screens scrolled down to reach what is pressed or filled in. */
  screens: number
  /** Words that stand before it on its page. */
  words: number
}

export class Walk {
  readonly effort: Effort = { presses: 0, fields: 0, screens: 0, words: 0 }

  constructor(
    readonly page: Page,
    readonly title: string,
  ) {}

  async press(target: Locator): Promise<void> {
    await this.reach(target)
    this.effort.presses += 1
    await target.click()
  }

  async fill(target: Locator, text: string): Promise<void> {
    await this.reach(target)
    this.effort.fields += 1
    await target.fill(text)
  }

  /** Reads on to something that need not be pressed. */
  async reach(target: Locator): Promise<void> {
    await expect(target, `${this.title}: the next thing to do is on the page`).toBeVisible()
    const { screens, words } = await target.evaluate(readingBefore)
    this.effort.screens += screens
    this.effort.words += words
  }
}

/** Runs in the page. What stands in the header or in a bar at the window's edge needs no reading. */
function readingBefore(target: Element): { screens: number; words: number } {
  const { top, bottom } = target.getBoundingClientRect()
  const screens = bottom <= innerHeight && top >= 0 ? 0 : Math.ceil((bottom - innerHeight) / innerHeight)
  const main = document.querySelector('main')
  if (!main?.contains(target)) return { screens: Math.max(0, screens), words: 0 }
  const before = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
  let words = 0
  for (let node = before.nextNode(); node; node = before.nextNode()) {
    if (!(target.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING)) break
    if (node.parentElement?.checkVisibility()) words += node.textContent?.match(/\S+/g)?.length ?? 0
  }
  return { screens: Math.max(0, screens), words }
}

interface Walking {
  /** Starts a walk, which fails at its end if it took more than its budget. `npm run walks` lists them. */
  walk(title: string, budget: Partial<Effort>): Walk
}

export const walkTest = base.extend<Walking>({
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  walk: async ({ page }, use, { annotations }) => {
    const begun: [Walk, Partial<Effort>][] = []
    await use((title, budget) => {
      const walk = new Walk(page, title)
      begun.push([walk, budget])
      return walk
    })
    for (const [{ title, effort }, budget] of begun) {
      annotations.push({ type: 'walk', description: JSON.stringify({ title, effort, budget }) })
      for (const [what, most] of Object.entries(budget))
        expect.soft(effort[what as keyof Effort], `${title}: ${what}`).toBeLessThanOrEqual(most)
    }
  },
})
