import { submit } from '@/lib/training/attempt/submit'
import { pretestOf } from '@/prisma/course-parts'
import { answeredAttempt } from '@/prisma/factories'
import { expectAccessible } from '../accessibility'
import { expect, test } from '../fixtures'

test('the pages of cases to rate pass the accessibility checks, and a learner may stop and come back', async ({
  page,
  signInAs,
  enrolledLearner,
  course,
}) => {
  const learner = await enrolledLearner()
  const pretest = pretestOf(course)
  const attemptId = await answeredAttempt(learner, course, { quiz: pretest })
  await submit(learner, { attemptId })
  await signInAs(learner)
  await page.goto(`/learn/${course.slug}/${pretest.slug}/attempts/${attemptId}/result`)
  await page.getByRole('link', { name: 'Rate 16 short cases' }).click()
  await expectAccessible(page, 'cases, introduction')
  await page.getByRole('button', { name: 'Start the cases' }).click()
  await expect(page.getByRole('heading', { name: 'Case 1 of 16' })).toBeVisible()
  await expectAccessible(page, 'a case')
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expectAccessible(page, 'a case without an answer')
  await page.getByRole('link', { name: 'Stop here' }).click()
  await page.getByRole('link', { name: 'Rate 16 short cases' }).click()
  await expect(page.getByRole('heading', { name: 'Case 1 of 16' })).toBeVisible()
})
