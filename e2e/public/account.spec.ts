import { randomUUID } from 'node:crypto'
import { testPassword } from '@/prisma/factories'
import { expect, test } from '../fixtures'

test('a visitor creates an account, signs out and signs in again', async ({ page }) => {
  const email = `typed-${randomUUID().slice(0, 8)}@test.example`
  await page.goto('/register')
  await page.getByLabel('Name').fill('Thea Typist')
  await page.getByLabel('Email', { exact: true }).fill(email)
  await page.getByLabel('Password').fill(testPassword)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Now sign in' })).toBeVisible()
  await expect(page.getByLabel('Email', { exact: true })).toHaveValue(email)
  await page.getByLabel('Password').fill(testPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'My courses' })).toBeVisible()
  await expect(page.getByText('Thea Typist')).toBeVisible()

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Account' }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'You are signed out' })).toBeVisible()
  await page.goto('/learn')
  await expect(page).toHaveURL(/\/sign-in\?next=%2Flearn$/)

  await page.getByLabel('Email', { exact: true }).fill(email.toUpperCase())
  await page.getByLabel('Password').fill(testPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/learn$/)
})

test('a rejected registration keeps the entries except the password', async ({ page, newLearner }) => {
  const taken = await newLearner()
  await page.goto('/register')
  await page.getByLabel('Name').fill('Thea Typist')
  await page.getByLabel('Email', { exact: true }).fill(taken.email)
  await page.getByLabel('Password').fill('short')
  await page.getByRole('button', { name: 'Create account' }).click()
  const summary = page.getByRole('alert').filter({ hasText: 'Please check this form' })
  await expect(summary.getByRole('link', { name: /^Use at least \d+ characters/ })).toBeVisible()
  await expect(summary).toBeFocused()
  await expect(page.getByLabel('Name')).toHaveValue('Thea Typist')
  await expect(page.getByLabel('Email', { exact: true })).toHaveValue(taken.email)
  await expect(page.getByLabel('Password')).toHaveValue('')

  await page.getByLabel('Password').fill(testPassword)
  await page.getByRole('button', { name: 'Create account' }).click()
  const unchanged = page.getByRole('status').filter({ hasText: 'If it had an account already, nothing has changed' })
  await expect(unchanged).toBeVisible()
})

test('a wrong password is rejected and the email address stays in the form', async ({ page, newLearner }) => {
  const { email } = await newLearner()
  await page.goto('/sign-in')
  await page.getByLabel('Email', { exact: true }).fill(email)
  await page.getByLabel('Password').fill('not the one of this account')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'You are not signed in' })).toBeVisible()
  await expect(page.getByLabel('Email', { exact: true })).toHaveValue(email)
  await expect(page).not.toHaveURL(new RegExp(encodeURIComponent(email)))
})
