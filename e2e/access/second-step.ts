import type { Page } from '@playwright/test'
import { codeOf } from '@/fixtures/second-factor'
import { testPassword } from '@/prisma/factories'
import { expect } from '../fixtures'

/** `steps` of 30 seconds from now: each code works once. */
export function codeNow(secret: string, steps = 0): string {
  return codeOf(secret, new Date(), steps)
}

/** Adds an app on the page for it, and returns its secret and the recovery codes. */
export async function addApp(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.getByLabel('Name of the app or phone').fill('Work phone')
  await page.getByRole('button', { name: 'Add an app' }).click()
  await expect(page.getByRole('img', { name: 'QR code for your authenticator app' })).toBeVisible()
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '')
  await page.getByLabel('Code').fill(codeNow(secret))
  await page.getByRole('button', { name: 'Turn on' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Recovery codes' })).toBeVisible()
  return { secret, codes: await page.locator('li code').allInnerTexts() }
}

export async function typePassword(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Email', { exact: true }).fill(email)
  await page.getByLabel('Password').fill(testPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
}
