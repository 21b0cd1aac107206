import { expect, type Page } from '@playwright/test'

/** The first citation of the page opens its fact, with the pages that it was read from, and closes again. */
export async function opensItsSource(page: Page): Promise<void> {
  const card = page.getByRole('region', { name: 'Source 1', exact: true })
  await expect(card).toBeHidden()
  await page.getByRole('article').getByRole('button', { name: 'Source 1', exact: true }).first().click()
  await expect(card).toBeVisible()
  await expect(card.getByText('Read from').first()).toBeVisible()
  await card.getByRole('button', { name: 'Close' }).click()
  await expect(card).toBeHidden()
}
