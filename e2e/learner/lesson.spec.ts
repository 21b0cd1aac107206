import { lessonsOf } from '@/prisma/factories'
import { expect, test } from '../fixtures'

test('practice in the lesson gives feedback at once, and the lesson can be marked as read then', async ({
  page,
  signInAs,
  enrolledLearner,
  course,
}) => {
  const [lesson, next] = lessonsOf(course)
  if (!lesson || !next) throw new Error('the course has fewer than two lessons')
  await signInAs(await enrolledLearner())
  await page.goto(`/learn/${course.slug}/${lesson.slug}`)
  await page.getByRole('button', { name: 'Mark as read' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Answer each practice question first' })).toBeVisible()

  for (const number of lesson.practice.keys()) {
    const item = page.getByRole('form', { name: `Practice ${number + 1} of ${lesson.practice.length}` })
    await expect(item.getByText('Best answer')).toHaveCount(0)
    await item.getByRole('radio').first().check()
    await item.getByRole('button', { name: 'Answer' }).click()
    await expect(item.getByText('Best answer')).toBeVisible()
    await expect(item.getByRole('list').first()).toBeFocused()
  }
  await expect(page).toHaveURL(new RegExp(`/${lesson.slug}$`))
  await page.getByRole('button', { name: 'Mark as read' }).click()
  await expect(page).toHaveURL(new RegExp(`/${next.slug}$`))
  await page.goto(`/learn/${course.slug}`)
  await expect(page.getByRole('listitem').filter({ hasText: lesson.title })).toContainText('Done')
})

test('answering one practice item leaves a choice in another as it is', async ({
  page,
  signInAs,
  enrolledLearner,
  course,
}) => {
  const [lesson] = lessonsOf(course)
  await signInAs(await enrolledLearner())
  await page.goto(`/learn/${course.slug}/${lesson?.slug}`)
  const [first, second] = [1, 2].map((number) => page.getByRole('form', { name: new RegExp(`^Practice ${number} of`) }))
  if (!first || !second) throw new Error('the lesson has fewer than two practice items')
  await second.getByRole('radio').nth(1).check()
  await first.getByRole('radio').first().check()
  await first.getByRole('button', { name: 'Answer' }).click()
  await expect(first.getByText('Best answer')).toBeVisible()
  await expect(second.getByRole('radio').nth(1)).toBeChecked()
  await expect(page.getByText(`of ${lesson?.practice.length} still to answer`)).toBeVisible()
})

test('a statement leads to its source', async ({ page, signInAs, enrolledLearner, course }) => {
  const [lesson] = lessonsOf(course)
  await signInAs(await enrolledLearner())
  await page.goto(`/learn/${course.slug}/${lesson?.slug}`)
  const cite = page.getByRole('article').locator('a[href^="#"]').filter({ hasText: /^\d+$/ }).first()
  const target = (await cite.getAttribute('href')) ?? ''
  await cite.click()
  await expect(page.locator(target)).toBeInViewport()
})
