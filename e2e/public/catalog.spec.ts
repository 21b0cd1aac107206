import { loadCatalog } from '@/lib/content/course/catalog/load'
import { lessonsOf, pretestOf } from '@/prisma/course-parts'
import { testPassword } from '@/prisma/factories'
import { expect, test } from '../fixtures'

test('a visitor who starts a course registers and begins lesson 1, with 5 presses and 4 fields', async ({
  page,
  course,
}) => {
  const [lesson] = lessonsOf(course)
  const main = page.getByRole('main')
  await page.goto('/')
  await page.getByRole('link', { name: course.audience === 'officer' ? 'I’m a police officer' : 'I volunteer' }).click()
  await page.getByRole('button', { name: 'Start course' }).click()

  await page.getByLabel('Name').fill('Casey Doe')
  await page.getByLabel('Email', { exact: true }).fill(`${crypto.randomUUID()}@agency.example`)
  await page.getByLabel('Password').fill(testPassword)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.getByLabel('Password').fill(testPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()

  await expect(page.getByRole('heading', { level: 1, name: 'Welcome, Casey Doe' })).toBeVisible()
  await expect(main.getByText(/^\d+ minutes?, optional$/)).toBeVisible()
  await page.getByRole('button', { name: 'Start lesson 1' }).click()
  await expect(page).toHaveURL(`/learn/${course.slug}/${lesson?.slug}`)
  await page.goto(`/learn/${course.slug}`)
  await expect(page.getByText(/^0 of \d+ done, about/)).toBeVisible()
})

test('a visitor with an account signs in to the welcome, which enrolls with the choice', async ({
  page,
  newLearner,
  course,
}) => {
  const { email } = await newLearner()
  await page.goto(`/courses/${course.slug}`)
  await page.getByRole('button', { name: 'Start course' }).click()
  await page.getByRole('link', { name: 'Sign in', exact: true }).last().click()
  await page.getByLabel('Email', { exact: true }).fill(email)
  await page.getByLabel('Password').fill(testPassword)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'Take the pre-test' }).click()
  await expect(page).toHaveURL(`/learn/${course.slug}/${pretestOf(course).slug}`)
})

test('the source map shows all twenty questions with every claim and links each claim to its facts', async ({
  page,
}) => {
  const { claims } = await loadCatalog()
  await page.goto('/sources')
  await expect(page.getByRole('heading', { level: 2, name: /^Question \d+: / })).toHaveCount(20)
  await expect(page.getByText('The source says:')).toHaveCount(claims.length)
  await expect(page.getByText('The source says:').first()).toBeHidden()
  await page.goto('/sources#Q11-1')
  const claim = page.locator('#Q11-1')
  await expect(claim).toBeVisible()
  await expect(claim).toContainText('Corrected')
  await expect(claim.getByText('Corrected in')).toBeVisible()
  await claim
    .getByRole('link', { name: /M\.R\.S\./ })
    .first()
    .click()
  await expect(page).toHaveURL(/\/sources\/facts#F-[A-Z]+-\d+/)
  await expect(page.locator(':target').getByText('Read from').first()).toBeVisible()
})

test('a visitor filters claims by verdict', async ({ page }) => {
  const { claims } = await loadCatalog()
  await page.goto('/sources')
  await page
    .getByRole('navigation', { name: 'Claims by verdict' })
    .getByRole('link', { name: /^Out of date/ })
    .click()
  await expect(page).toHaveURL('/sources/outdated')
  const outdated = claims.filter(({ verdict }) => verdict === 'outdated')
  await expect(page.getByText('The source says:')).toHaveCount(outdated.length)
  expect((await page.request.get('/sources/no-such-verdict')).status()).toBe(404)
})

test('a visitor searches the sources and opens what was found', async ({ page }) => {
  await page.goto('/sources')
  await page.getByLabel('Search claims, facts, and laws').fill('rodriguez stop')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page.getByRole('heading', { level: 2, name: /^\d+ results? for “rodriguez stop”$/ })).toBeVisible()
  const entry = page.getByRole('main').getByRole('listitem').first()
  await entry.getByRole('link').first().click()
  await expect(page.locator(':target')).toBeVisible()
  await page.goto('/sources?q=the')
  await page.getByRole('link', { name: 'Next' }).click()
  await expect(page.getByRole('link', { name: 'Previous' })).toBeVisible()
  await page.goto('/sources?q=xyzzy+<b>')
  await expect(page.getByRole('heading', { level: 2, name: /^Nothing found/ })).toBeVisible()
})

test('the job aid is a page and a printable PDF', async ({ page, course }) => {
  await page.goto(`/courses/${course.slug}`)
  await page.getByRole('link', { name: course.jobAid?.title ?? '' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Whom to call in Maine' })).toBeVisible()
  const file = await page.request.get(`/courses/${course.slug}/card.pdf`)
  expect([file.status(), file.headers()['content-type']]).toEqual([200, 'application/pdf'])
  expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-')
})

test('the privacy page lists what is stored', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: 'Privacy' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'What is kept' })).toBeVisible()
})
