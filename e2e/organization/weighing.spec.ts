import { listUnits } from '@/lib/content/course/lookup'
import type { Quiz } from '@/lib/content/course/schema'
import { submit } from '@/lib/training/attempt/submit'
import { finalOf } from '@/prisma/course-parts'
import { answeredAttempt } from '@/prisma/factories'
import { expect, test } from '../fixtures'

test('a training officer sees that the class finds more and accuses less @demo', async ({ page }) => {
  await page.goto('/sign-in?next=/manage')
  await page.getByLabel('Email', { exact: true }).fill('coordinator@demo.example')
  await page.getByLabel('Password').fill('northlight-demo')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByText('More', { exact: true }).click()
  await page.getByRole('link', { name: 'Right calls and false alarms' }).click()
  await page.getByLabel('Cohort').selectOption('Class of 2026')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByText('The class finds more and accuses less.')).toBeVisible()
  await expect(page.getByText(/the class acted on \d+ before and \d+ at the end\.$/)).toBeVisible()
  await expect(page.getByText(/it raised the alarm in \d+ before and \d+ at the end\.$/)).toBeVisible()
  await expect(
    page.getByText(/\(d′\) rose from \d\.\d to \d\.\d; the likely range of the rise is \d\.\d to \d\.\d\.$/),
  ).toBeVisible()
  await expect(page.getByText('120 people have taken both')).toBeVisible()
  await expect(page.getByRole('img', { name: /^Of 100 cases of each kind/ })).toBeVisible()
  const stage = (title: string) =>
    page.getByRole('table', { name: 'By stage' }).getByRole('row').filter({ hasText: title })
  for (const title of ['Encounters, first run', 'Encounters, last run', 'At the end: final']) {
    await expect(stage(title).getByRole('cell').last()).toHaveText(/^\d\.\d \(\d\.\d to \d\.\d\)$/)
  }
  await expect(page.getByRole('table', { name: 'How sure, and how often fully right' })).toBeVisible()
  await expect(page.getByText('After 30 days: fewer than 5 people have replied so far.')).toBeVisible()
  await expect(page.getByRole('table', { name: 'By person' })).toBeHidden()
  await page.getByText('Each of the 120 people').click()
  await expect(page.getByRole('table', { name: 'By person' }).getByRole('rowheader')).toHaveCount(120)
})

test('a small class shows counts without a d′ to its coordinator and its learners', async ({
  page,
  signInAs,
  organization,
  enrolledLearner,
  course,
}) => {
  const learner = await enrolledLearner()
  const { account, coordinator } = await organization(learner)
  const pretest = listUnits(course).find((unit) => unit.kind === 'quiz' && unit.role === 'pretest') as Quiz
  await submit(learner, { attemptId: await answeredAttempt(learner, course, { quiz: pretest, wrong: 14 }) })
  await submit(learner, { attemptId: await answeredAttempt(learner, course, { quiz: finalOf(course) }) })

  await signInAs(account)
  await page.goto(`/manage/${coordinator.organizationId}`)
  await page.getByText('More', { exact: true }).click()
  await page.getByRole('link', { name: 'Right calls and false alarms' }).click()
  await expect(
    page.getByText(/^1 person has taken both .* With fewer than 30, we show only counts and shares/),
  ).toBeVisible()
  await expect(page.getByText(/the class acted on \d+ before and 100 at the end\.$/)).toBeVisible()
  await expect(page.getByText(/it raised the alarm in \d+ before and 0 at the end\.$/)).toBeVisible()
  await expect(page.getByText(/^The class/)).toHaveCount(0)
  const final = page.getByRole('table', { name: 'By stage' }).getByRole('row').filter({ hasText: 'At the end: final' })
  await expect(final.getByRole('cell').last()).toHaveText('–')

  await page.getByRole('table', { name: 'By person' }).getByRole('link', { name: learner.name }).click()
  const own = page.getByRole('table', { name: 'Right calls and false alarms' })
  await expect(own.getByRole('row').filter({ hasText: 'At the end: final' })).toContainText(/0 of \d+$/)

  await signInAs(learner)
  await page.goto(`/learn/${course.slug}/weighing`)
  await expect(page.getByRole('heading', { level: 1, name: 'Your right calls and false alarms' })).toBeVisible()
  await expect(page.getByText(/^At the end: final\. You acted on (\d+) of \1 cases of trafficking/)).toBeVisible()
})
