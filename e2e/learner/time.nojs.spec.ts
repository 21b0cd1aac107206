import type { Lesson } from '@/lib/content/course/schema'
import { keyOf } from '@/lib/content/quiz/interaction'
import { db } from '@/lib/platform/db'
import { answerPractice } from '@/lib/training/lesson/answer-practice'
import { lessonsOf } from '@/prisma/course-parts'
import { expect, test } from '../fixtures'

test('without JavaScript: the time from Begin to Mark as read counts and is shown', async ({
  page,
  signInAs,
  enrolledLearner,
  course,
}) => {
  const [lesson] = lessonsOf(course) as [Lesson]
  const person = await enrolledLearner()
  for (const item of lesson.practice)
    await answerPractice(person, { course, lesson, itemId: item.id, value: keyOf(item) })
  await signInAs(person)
  await page.goto(`/learn/${course.slug}/${lesson.slug}`)
  const begun = page.getByText('Your time counts from now until you mark this lesson as read.')
  await expect(begun).toBeHidden()
  await page.getByText('About this lesson').click()
  await page.getByRole('button', { name: 'Begin' }).click()
  await expect(begun).toBeVisible()
  const { accountId } = person
  const view = await db.pageView.findFirstOrThrow({ where: { accountId, page: 'begin' } })
  await page.getByRole('link', { name: 'Practice and finish this lesson' }).click()
  await expect(page.getByText('Your time counts since you pressed Begin')).toBeVisible()
  // Waits until enough time has passed to earn credit.
  await expect.poll(() => Date.now() - view.viewedAt.getTime()).toBeGreaterThan(1100)
  await page.getByRole('button', { name: 'Mark as read' }).click()
  await expect(page.getByText(/It counts as read/)).toBeVisible()
  const [beat] = await db.beat.findMany({ where: { accountId } })
  expect(beat).toMatchObject({ kind: 'reading', viewId: view.id })
  const completion = await db.lessonCompletion.findFirstOrThrow({ where: { accountId } })
  expect(completion.activeMs).toBe(beat?.creditMs)
})
