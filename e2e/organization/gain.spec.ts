import { submit } from '@/lib/training/attempt/submit'
import { finalOf, pretestOf } from '@/prisma/course-parts'
import { answeredAttempt } from '@/prisma/factories'
import { expect, test } from '../fixtures'

test('a coordinator sees the gain of a cohort and of each person in a plot and in tables', async ({
  page,
  signInAs,
  organization,
  enrolledLearner,
  course,
}) => {
  const learner = await enrolledLearner()
  const { account, coordinator } = await organization(learner)
  const pretest = pretestOf(course)
  await submit(learner, { attemptId: await answeredAttempt(learner, course, { quiz: pretest, wrong: 7 }) })
  await submit(learner, { attemptId: await answeredAttempt(learner, course, { quiz: finalOf(course), wrong: 0 }) })
  await signInAs(account)
  await page.goto(`/manage/${coordinator.organizationId}`)
  await page.getByRole('navigation', { name: 'Organization' }).getByRole('link', { name: 'Records' }).click()
  await page.getByRole('link', { name: 'Before and after the course' }).click()
  await expect(
    page.getByText(
      /1 person has taken both: from 50% .* to 100% on the same objectives in the final\. That closes 100% of the gap/,
    ),
  ).toBeVisible()
  await expect(page.getByRole('img', { name: /By objective, on average/ })).toBeVisible()
  await expect(page.getByRole('table', { name: 'By objective' }).getByRole('rowheader')).toHaveCount(7)
  const row = page.getByRole('table', { name: 'By person' }).getByRole('row').filter({ hasText: learner.name })
  await expect(row).toContainText('50%')
  await expect(row.getByText('100%')).toHaveCount(2)
})
