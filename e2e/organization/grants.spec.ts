import { submit } from '@/lib/training/attempt/submit'
import { finalOf } from '@/prisma/course-parts'
import { answeredAttempt } from '@/prisma/factories'
import { expect, test } from '../fixtures'
import { startFinal } from '../learner/answers'

test('a coordinator grants an attempt after the last one and gives a reason', async ({
  page,
  newPageAs,
  signInAs,
  organization,
  readyLearner,
  course,
}) => {
  test.slow()
  const learner = await readyLearner()
  const { account, coordinator } = await organization(learner)
  const quiz = finalOf(course)
  for (let taken = 0; taken < (quiz.attempts.limit ?? 0); taken += 1) {
    await submit(learner, { attemptId: await answeredAttempt(learner, course, { quiz, wrong: 42 }) })
  }
  const address = `/learn/${course.slug}/${quiz.slug}`
  const own = await newPageAs(learner)
  await own.goto(address)
  await expect(own.getByText('No attempt is left')).toBeVisible()
  await expect(own.getByRole('button', { name: 'Start a new attempt' })).toHaveCount(0)

  await signInAs(account)
  await page.goto(`/manage/${coordinator.organizationId}/people`)
  await page.getByRole('link', { name: learner.name }).click()
  await page.getByText('Open another attempt', { exact: true }).first().click()
  await page.getByLabel('Quiz', { exact: true }).selectOption(quiz.title)
  await page.getByLabel('Reason for the attempt').fill('   ')
  await page.getByRole('button', { name: 'Open another attempt' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Give a reason. It stays on record.')
  await page.getByLabel('Reason for the attempt').fill('Studied the Maine crimes with me')
  await page.getByRole('button', { name: 'Open another attempt' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Another attempt is open.' })).toBeVisible()
  await page.getByText('Open another attempt', { exact: true }).first().click()
  await expect(page.getByText('Studied the Maine crimes with me')).toBeVisible()

  await own.reload()
  await startFinal(own, 'Start a new attempt')
  await expect(own.getByText('Question 1 of 42')).toBeVisible()
})

test('a learner sees granted time and attempts immediately until the grant ends', async ({
  page,
  newPageAs,
  signInAs,
  organization,
  enrolledLearner,
  course,
}) => {
  const learner = await enrolledLearner()
  const { account, coordinator } = await organization(learner)
  const own = await newPageAs(learner)
  // In a fold until the final is open.
  const attempts = own.locator('dd').filter({ hasText: 'in all' })
  await own.goto(`/learn/${course.slug}/${finalOf(course).slug}`)
  await own.getByText('How this quiz works').click()
  await expect(attempts).toContainText('4 left')

  await signInAs(account)
  await page.goto(`/manage/${coordinator.organizationId}/people/${learner.accountId}`)
  await page.getByText('More time or more attempts', { exact: true }).click()
  await page.getByLabel('Reason', { exact: true }).fill('Agreed on in writing')
  await page.getByRole('button', { name: 'Grant' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Choose more time, more attempts, or both.')
  await expect(page.getByLabel('Reason', { exact: true })).toHaveValue('Agreed on in writing')
  await page.getByLabel('Time', { exact: true }).selectOption('Half again as much')
  await page.getByLabel('More attempts at each quiz').fill('2')
  await page.getByRole('button', { name: 'Grant' }).click()
  await page.getByText('More time or more attempts', { exact: true }).click()
  await expect(page.getByText(/1\.5 times the time, 2 more attempts\. Agreed on in writing/)).toBeVisible()
  await own.reload()
  await own.getByText('How this quiz works').click()
  await expect(attempts).toContainText('6 left')

  await page.getByRole('button', { name: 'End it' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Ended.' })).toBeVisible()
  await own.reload()
  await own.getByText('How this quiz works').click()
  await expect(attempts).toContainText('4 left')
})
