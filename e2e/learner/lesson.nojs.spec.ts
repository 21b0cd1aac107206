import type { Lesson } from '@/lib/content/course/schema'
import { keyOf } from '@/lib/content/quiz/interaction'
import { lessonsOf } from '@/prisma/course-parts'
import { expect, test } from '../fixtures'
import { fieldOf, give } from './answers'
import { opensItsSource } from './source'
import { lastStep, stepLink } from './steps'

test('without JavaScript: practice has its own page with feedback and a link onward', async ({
  page,
  signInAs,
  enrolledLearner,
  course,
}) => {
  const [lesson, next] = lessonsOf(course)
  if (!lesson || !next) throw new Error('the course has fewer than two lessons')
  await signInAs(await enrolledLearner())
  await page.goto(`/learn/${course.slug}/${lesson.slug}`)
  await page.getByRole('link', { name: 'Practice and finish this lesson' }).click()
  await page.getByRole('button', { name: 'Mark as read' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Answer each practice question first' })).toBeVisible()

  for (const [number, asked] of lesson.practice.entries()) {
    const item = page.getByRole('form', { name: `Practice ${number + 1} of ${lesson.practice.length}` })
    const [first = '', ...rest] = keyOf(asked)
    await item.getByRole('button', { name: 'Answer' }).click()
    await expect(item.getByText(/Choose an /)).toBeVisible()
    if (rest.length > 0 && asked.interaction !== 'choice') {
      await give(item, asked, [first])
      await item.getByRole('button', { name: 'Answer' }).click()
      await expect(item.getByText('Choose an option for each line')).toBeVisible()
      await expect(fieldOf(item, asked, first)).toHaveValue(first)
    }
    await give(item, asked, keyOf(asked))
    await item.getByRole('button', { name: 'Answer' }).click()
    await expect(item.getByText('Best answer').first()).toBeVisible()
  }
  await page.getByRole('button', { name: 'Mark as read' }).click()
  await page.getByRole('link', { name: `Continue: ${next.title}` }).click()
  await expect(page).toHaveURL(new RegExp(`/${next.slug}$`))
})

test('without JavaScript: a statement opens its source', async ({ page, signInAs, enrolledLearner, course }) => {
  const [lesson] = lessonsOf(course)
  await signInAs(await enrolledLearner())
  await page.goto(`/learn/${course.slug}/${lesson?.slug}`)
  await opensItsSource(page)
})

test('without JavaScript: a lesson is one page, and its list of steps leads to each', async ({
  page,
  signInAs,
  enrolledLearner,
  course,
}) => {
  const [lesson] = lessonsOf(course) as [Lesson]
  await signInAs(await enrolledLearner())
  await page.goto(`/learn/${course.slug}/${lesson.slug}`)
  for (const { title } of lesson.steps) await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible()
  await stepLink(page, lastStep(lesson)).click()
  await expect(page.getByRole('heading', { level: 2, name: lastStep(lesson) })).toBeInViewport()
})
