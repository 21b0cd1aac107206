import { submit } from '@/lib/training/attempt/submit'
import { finalOf, pretestOf } from '@/prisma/course-parts'
import { answeredAttempt } from '@/prisma/factories'
import { expect, test } from '../fixtures'

test('a training officer sees how well the class tells cases apart, and plain counts @demo', async ({ page }) => {
  await page.goto('/sign-in?next=/manage')
  await page.getByLabel('Email', { exact: true }).fill('coordinator@demo.example')
  await page.getByLabel('Password').fill('northlight-demo')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('navigation', { name: 'Organization' }).getByRole('link', { name: 'Records' }).click()
  await page.getByRole('link', { name: 'Before and after the course' }).click()
  await page.getByLabel('Cohort').selectOption('Class of 2026')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(
    page.getByText(
      /^The class tells cases apart better after the course: the area changed by 0\.\d\d, likely range 0\.\d\d to 0\.\d\d, for 120 people/,
    ),
  ).toBeVisible()
  const areas = page.getByRole('table', { name: 'How likely is it that someone is being compelled?' })
  for (const stage of ['Before the course', 'After the final']) {
    const row = areas.getByRole('row').filter({ hasText: stage })
    await expect(row).toContainText(/120.*0\.\d\d \(0\.\d\d to 0\.\d\d\).*\d+ of 840.*\d+ of 840/)
  }
  const kinds = page.getByRole('table', { name: 'Area by kind of case (likely range)' })
  await expect(kinds.getByRole('rowheader')).toHaveCount(7)
  await page.goto(page.url().replace('/gain', '/weighing'))
  await expect(page.getByRole('img', { name: /^Of 100 cases of each kind/ })).toBeVisible()
  const stage = (title: string) =>
    page.getByRole('table', { name: 'By stage' }).getByRole('row').filter({ hasText: title })
  for (const title of ['Encounters, first run', 'Encounters, last run', 'At the end: final']) {
    await expect(stage(title).getByRole('cell').last()).toHaveText(/^\d+ of \d+ \(\d+%\)$/)
  }
  await expect(page.getByRole('table', { name: 'How sure, and how often fully right' })).toBeVisible()
  await expect(page.getByText('After 30 days: fewer than 5 people have replied so far.')).toBeVisible()
  await expect(page.getByRole('table', { name: 'By person' })).toBeHidden()
  await page.getByText('Each of the 120 people').click()
  await expect(page.getByRole('table', { name: 'By person' }).getByRole('rowheader')).toHaveCount(120)
})

test('a small class shows counts to its coordinator and its learners', async ({
  page,
  signInAs,
  organization,
  enrolledLearner,
  course,
}) => {
  const learner = await enrolledLearner()
  const { account, coordinator } = await organization(learner)
  const pretest = pretestOf(course)
  await submit(learner, { attemptId: await answeredAttempt(learner, course, { quiz: pretest, wrong: 14 }) })
  await submit(learner, { attemptId: await answeredAttempt(learner, course, { quiz: finalOf(course) }) })

  await signInAs(account)
  await page.goto(`/manage/${coordinator.organizationId}`)
  await page.getByRole('navigation', { name: 'Organization' }).getByRole('link', { name: 'Records' }).click()
  await page.getByRole('link', { name: 'Right calls and false alarms' }).click()
  const final = page.getByRole('table', { name: 'By stage' }).getByRole('row').filter({ hasText: 'At the end: final' })
  await expect(final.getByRole('cell').last()).toHaveText(/^0 of \d+ \(0%\)$/)
  await page.getByRole('link', { name: 'rate before and after the course' }).click()
  await expect(page.getByText('Shown once 5 people have rated cases before the course.')).toBeVisible()
  await page.goBack()

  await page.getByRole('table', { name: 'By person' }).getByRole('link', { name: learner.name }).click()
  const own = page.getByRole('table', { name: 'Right calls and false alarms' })
  await expect(own.getByRole('row').filter({ hasText: 'At the end: final' })).toContainText(/0 of \d+$/)

  await signInAs(learner)
  await page.goto(`/learn/${course.slug}/weighing`)
  await expect(page.getByRole('heading', { level: 1, name: 'Your right calls and false alarms' })).toBeVisible()
  await expect(page.getByText(/^At the end: final\. You acted on (\d+) of \1 cases of trafficking/)).toBeVisible()
})
