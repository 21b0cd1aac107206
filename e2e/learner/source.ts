import { expect, type Page } from '@playwright/test'

/** Opens the first paragraph's source with its pages and closes it again. */
export async function opensItsSource(page: Page): Promise<void> {
  const card = page.getByRole('region', { name: 'Source 1', exact: true })
  await expect(card).toBeHidden()
  await page.getByRole('article').getByRole('button', { name: 'Source', exact: true }).first().click()
  await expect(card).toBeVisible()
  await expect(card.getByText('Read from').first()).toBeVisible()
  await card.getByRole('button', { name: 'Close' }).click()
  await expect(card).toBeHidden()
}
