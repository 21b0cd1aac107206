import type { Locator, Page } from '@playwright/test'
import type { Lesson } from '@/lib/content/course/schema'

export function stepLink(page: Page, title: string): Locator {
  const list = page.getByRole('navigation', { name: 'Steps of this lesson' })
  return list.getByRole('link', { name: title, exact: true })
}

/** Goes to a step, and on from its text to its check. */
export async function openCheck(page: Page, title: string, follow = (link: Locator) => link.click()): Promise<void> {
  await follow(stepLink(page, title))
  await follow(page.getByRole('navigation', { name: /^From step \d+$/ }).getByRole('link', { name: 'Continue' }))
}

/** Goes to the key points, after the last check. */
export async function openEnd(page: Page, { steps }: Lesson, follow = (link: Locator) => link.click()): Promise<void> {
  await openCheck(page, steps.at(-1)?.title ?? '', follow)
  await follow(page.getByRole('navigation', { name: /^From the check/ }).getByRole('link', { name: 'Continue' }))
}

/** In a step's bar, or on the practice page in the check itself. */
export function answerButton(page: Page, itemId: string | undefined): Locator {
  return page.locator(`form[id="${itemId}"] button, button[form="${itemId}"]`)
}

/** Goes to the key points as a link to them would, past checks that are open. */
export async function skipToEnd(page: Page): Promise<void> {
  await page.evaluate(() => {
    location.hash = 'key-points'
  })
}

/** The title of the step that an item ends, or of the last step for an item after it. */
export function stepOfItem({ steps }: Lesson, itemId: string | undefined): string {
  return (steps.find(({ check }) => check === itemId) ?? steps.at(-1))?.title ?? ''
}

export function lastStep({ steps }: Lesson): string {
  return steps.at(-1)?.title ?? ''
}
