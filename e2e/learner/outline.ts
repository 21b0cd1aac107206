import { expect, type Page } from '@playwright/test'
import type { Course, Unit } from '@/lib/content/course/schema'

/** Looks at the unit's row of the outline, with its module unfolded. */
export async function expectInOutline(page: Page, course: Course, unit: Unit, status: string): Promise<void> {
  const module = course.modules.find(({ units }) => units.some(({ id }) => id === unit.id))
  await page.goto(`/learn/${course.slug}#${module?.id}`)
  const row = page.locator('.units > li', { has: page.getByRole('link', { name: unit.title, exact: true }) })
  await expect(row).toContainText(status)
}
