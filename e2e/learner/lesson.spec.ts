import type { Lesson } from '@/lib/content/course/schema'
import { keyOf } from '@/lib/content/quiz/interaction'
import { db } from '@/lib/platform/db'
import { lessonsOf } from '@/prisma/course-parts'
import { expect, test } from '../fixtures'
import { give } from './answers'
import { opensItsSource } from './source'
import { answerButton, openCheck, openEnd, skipToEnd, stepLink, stepOfItem } from './steps'

test('practice gives immediate feedback and lets the learner mark the lesson as read', async ({
  page,
  watch,
  signInAs,
  enrolledLearner,
  course,
}) => {
  watch.allow(/the server responded with a status of 409/)
  const [lesson, next] = lessonsOf(course)
  if (!lesson || !next) throw new Error('the course has fewer than two lessons')
  const person = await enrolledLearner()
  await signInAs(person)
  await page.goto(`/learn/${course.slug}/${lesson.slug}`)
  await expect(page.getByRole('button', { name: 'Mark as read' })).toBeHidden()
  await skipToEnd(page)
  await page.getByRole('button', { name: 'Mark as read' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Answer each practice question first' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Mark as read' })).toBeFocused()
  await page.getByRole('alert').getByRole('link').first().click()
  await expect(page).toHaveURL(new RegExp(`#check-${lesson.steps[0]?.id}$`))
  await expect(page.getByRole('heading', { level: 3, name: /^Check yourself/ })).toBeFocused()

  for (const [number, asked] of lesson.practice.entries()) {
    await openCheck(page, stepOfItem(lesson, asked.id))
    const item = page.getByRole('form', { name: `Practice ${number + 1} of ${lesson.practice.length}` })
    await expect(item.getByText(/^Best answer/)).toHaveCount(0)
    await give(item, asked, keyOf(asked))
    await answerButton(page, asked.id).click()
    await expect(item.getByText(/^Best answer/).first()).toBeVisible()
    await expect(item.getByRole('list').first()).toBeFocused()
  }
  await expect(page).toHaveURL(new RegExp(`/${lesson.slug}#check-`))
  await openEnd(page, lesson)
  await page.getByRole('button', { name: 'Mark as read' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'It counts as read' })).toContainText('less than one of the')
  await expect(page.getByRole('link', { name: `Continue: ${next.title}` })).toBeFocused()
  await page.getByRole('link', { name: `Continue: ${next.title}` }).click()
  await expect(page).toHaveURL(new RegExp(`/${next.slug}$`))
  await page.goto(`/learn/${course.slug}`)
  await expect(page.locator('.units > li').filter({ hasText: lesson.title })).toContainText('Done')

  const visits = () => db.pageView.count({ where: { accountId: person.accountId, page: 'practice' } })
  expect(await visits()).toBe(0)
  await page.goto(`/learn/${course.slug}/${lesson.slug}/practice`)
  await expect.poll(visits).toBe(1)
})

test('answering one practice item keeps the choice in another', async ({ page, signInAs, enrolledLearner, course }) => {
  const [lesson] = lessonsOf(course) as [Lesson]
  await signInAs(await enrolledLearner())
  await page.goto(`/learn/${course.slug}/${lesson.slug}`)
  const [first, second] = [1, 2].map((number) => page.getByRole('form', { name: new RegExp(`^Practice ${number} of`) }))
  if (!first || !second) throw new Error('the lesson has fewer than two practice items')
  await openCheck(page, stepOfItem(lesson, lesson.practice[1]?.id))
  await second.getByRole('radio').nth(1).check()
  await openCheck(page, stepOfItem(lesson, lesson.practice[0]?.id))
  await first.getByRole('radio').first().check()
  await answerButton(page, lesson.practice[0]?.id).click()
  await expect(first.getByText(/^Best answer/)).toBeVisible()
  await openCheck(page, stepOfItem(lesson, lesson.practice[1]?.id))
  await expect(second.getByRole('radio').nth(1)).toBeChecked()
  await skipToEnd(page)
  await expect(page.getByText(`of ${lesson.practice.length} still to answer`)).toBeVisible()
})

test('a learner whose session ended is told so in the lesson and keeps the choice', async ({
  page,
  context,
  watch,
  signInAs,
  enrolledLearner,
  course,
}) => {
  watch.allow(/the server responded with a status of 401/)
  const [lesson] = lessonsOf(course)
  await signInAs(await enrolledLearner())
  await page.goto(`/learn/${course.slug}/${lesson?.slug}`)
  await page.getByRole('link', { name: 'Continue' }).click()
  const first = page.getByRole('form', { name: /^Practice 1 of/ })
  await first.getByRole('radio').first().check()
  await context.clearCookies()
  await answerButton(page, lesson?.practice[0]?.id).click()
  await expect(page.getByRole('status').filter({ hasText: 'Please sign in first.' })).toBeVisible()
  await expect(first.getByRole('radio').first()).toBeChecked()
  await expect(page).toHaveURL(new RegExp(`/${lesson?.slug}#check-`))
})

test('a statement opens its source beside it, and a figure has a text version', async ({
  page,
  signInAs,
  enrolledLearner,
  course,
}) => {
  const [lesson] = lessonsOf(course)
  await signInAs(await enrolledLearner())
  await page.goto(`/learn/${course.slug}/${lesson?.slug}`)
  await opensItsSource(page)
  await stepLink(page, lesson?.steps[1]?.title ?? '').click()
  await page
    .getByRole('article')
    .getByRole('button', { name: /^\d+ sources$/ })
    .first()
    .click()
  const several = page.getByRole('region', { name: /^\d+ sources$/ }).filter({ visible: true })
  await several
    .getByRole('button', { name: /^Open source/ })
    .last()
    .click()
  await expect(
    page
      .getByRole('region', { name: /^Source \d+$/ })
      .getByText('Read from')
      .filter({ visible: true })
      .first(),
  ).toBeVisible()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await stepLink(page, lesson?.steps[0]?.title ?? '').click()
  const figure = page.getByRole('figure').first()
  await figure.getByText('The same in words').click()
  await expect(figure.getByRole('listitem').first()).toBeVisible()
})

test('a lesson shows its version and whose review is pending', async ({ page, signInAs, enrolledLearner, course }) => {
  const [lesson] = lessonsOf(course)
  await signInAs(await enrolledLearner())
  await page.goto(`/learn/${course.slug}/${lesson?.slug}`)
  await page.getByText('About this lesson').click()
  await expect(page.getByText('Not yet reviewed by counsel or a survivor advocate')).toBeVisible()
  await expect(page.getByText(`Version ${lesson?.version}`)).toBeVisible()
})
