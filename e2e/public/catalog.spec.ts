import { testPassword } from '@/prisma/factories'
import { expect, test } from '../fixtures'

test('a visitor who starts a course signs in on the way and comes back to it', async ({ page, newLearner, course }) => {
  const { email } = await newLearner()
  await page.goto('/')
  await page.getByRole('link', { name: 'See the courses' }).click()
  await page.getByRole('link').filter({ hasText: course.title }).first().click()
  const address = new URL(page.url()).pathname
  await expect(page.getByRole('heading', { level: 1, name: course.title })).toBeVisible()
  await page.getByRole('button', { name: 'Start course' }).click()

  await page.getByLabel('Email').fill(email)
  await page.getByLabel('Password').fill(testPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(address)
  await page.getByRole('button', { name: 'Start course' }).click()
  await expect(page).toHaveURL(address.replace('/courses/', '/learn/'))
  await expect(page.getByText(/^0 of \d+ done/)).toBeVisible()
})

test('the map of sources shows each of the twenty questions, and what became of a claim', async ({ page }) => {
  await page.goto('/sources')
  await expect(page.getByRole('heading', { level: 2, name: /^Question \d+$/ })).toHaveCount(20)
  const corrected = page.getByRole('group').filter({ hasText: 'Corrected' }).first()
  const claim = corrected.getByText('The source says:')
  await expect(claim).toBeHidden()
  await corrected.locator('summary').click()
  await expect(claim).toBeVisible()
})

test('help lists the lines to call, and privacy says what is kept', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Get help' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Get help' })).toBeVisible()
  const main = page.getByRole('main')
  await expect(main.getByRole('link', { name: '911', exact: true })).toHaveAttribute('href', 'tel:911')
  await expect(main.getByRole('link', { name: /^National Human Trafficking Hotline/ }).first()).toHaveAttribute(
    'href',
    /^tel:/,
  )
  await expect(main.getByText('HSI')).toHaveCount(0)

  await page.getByRole('link', { name: 'Privacy' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'What is kept' })).toBeVisible()
})
