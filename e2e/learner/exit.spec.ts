import { expect, test } from '../fixtures'
import { exitAddress, interceptExit } from './exit'

test('"Exit this page" leaves immediately and replaces the page in the history', async ({ page }) => {
  await page.goto('/courses')
  await page.goto('/help')
  const left = interceptExit(page)
  await page.getByRole('link', { name: 'Exit this page' }).first().click()
  expect(await left).toBe(exitAddress)
  await expect(page).toHaveTitle('Elsewhere')
  await page.goBack()
  await expect(page).toHaveURL('/courses')
})

test('pressing Shift three times leaves with a spoken count, and typing in between cancels', async ({ page }) => {
  await page.goto('/help')
  const left = interceptExit(page)
  const count = page.getByRole('status').first()
  await page.keyboard.press('Shift')
  await expect(count).toHaveText(/^Shift 1 of 3/)
  await page.keyboard.press('a')
  await expect(count).toHaveText('Leaving canceled')
  await page.keyboard.press('Shift')
  await page.keyboard.press('Shift')
  await expect(count).toHaveText(/^Shift 2 of 3/)
  await page.keyboard.press('Shift')
  expect(await left).toBe(exitAddress)
  await expect(page).toHaveTitle('Elsewhere')
})
