import { expect, test } from '../fixtures'
import { exitAddress, interceptExit } from './exit'

test('without JavaScript: "Exit this page" is a link that leaves the site', async ({ page }) => {
  await page.goto('/help')
  const left = interceptExit(page)
  await page.getByRole('link', { name: 'Exit this page' }).first().click()
  expect(await left).toBe(exitAddress)
  await expect(page).toHaveTitle('Elsewhere')
})
