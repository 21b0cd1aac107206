import { lessonsOf } from '@/prisma/course-parts'
import { expect, walkTest as test } from './walk'

const hotline = /^National Human Trafficking Hotline: 1-888-373-7888$/

test('whom to call, from any page: two presses, one screen, 80 words to the first number', async ({
  page,
  walk,
  signInAs,
  enrolledLearner,
  course,
}) => {
  await signInAs(await enrolledLearner())
  for (const address of ['/', '/verify', '/sign-in', `/learn/${course.slug}/${lessonsOf(course)[0]?.slug}`]) {
    await page.goto(address)
    const way = walk(`whom to call, from ${address}`, { presses: 2, screens: 0, words: 80 })
    await way.press(page.getByRole('banner').getByRole('link', { name: 'Get help' }))
    const main = page.getByRole('main')
    const emergency = main.getByRole('link', { name: /911$/ }).first()
    await way.reach(emergency)
    await expect(emergency).toHaveAttribute('href', 'tel:911')
    await expect(main.getByRole('link', { name: hotline })).toHaveAttribute('href', 'tel:18883737888')
    await expect(main.getByRole('link', { name: hotline })).toBeInViewport({ ratio: 1 })
    // To call is the second press.
    way.effort.presses += 1
    await expect(main.getByText('HSI')).toHaveCount(0)
  }
})

test('help in a language without a reviewed text is English, says so, and sets no cookie', async ({
  page,
  context,
}) => {
  await page.goto('/help/es')
  await expect(page.getByText(/^This page isn’t in /)).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: hotline })).toBeVisible()
  expect(await context.cookies()).toEqual([])
  expect((await page.request.get('/help/xx')).status()).toBe(404)
})

test('the card to keep prints on one sheet, and names neither trafficking nor this site’s page', async ({ page }) => {
  await page.goto('/help')
  await page.getByRole('link', { name: 'A card to keep' }).click()
  await expect(page).toHaveTitle(/^A card to keep - /)
  expect(await page.content()).not.toMatch(/trafficking/i)
  await expect(page.getByRole('main').getByRole('img')).toHaveCount(0)
  const pdf = (await page.pdf({ format: 'Letter' })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
})
