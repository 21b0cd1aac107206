import { lessonsOf, quizOf } from '@/prisma/course-parts'
import { lessonDone } from '@/prisma/lesson-done'
import { expect, test } from '../fixtures'

test('a coordinator waives a unit and reopens another; both show with their reasons, and the earlier date stays', async ({
  page,
  newPageAs,
  signInAs,
  organization,
  enrolledLearner,
  course,
}) => {
  const learner = await enrolledLearner()
  const { account, coordinator } = await organization(learner)
  const [lesson] = lessonsOf(course)
  if (!lesson) throw new Error('the course has no lesson')
  await lessonDone(learner, course, lesson)
  const quiz = quizOf(course)

  await signInAs(account)
  await page.goto(`/manage/${coordinator.organizationId}/people/${learner.accountId}`)
  await page.getByText('Waive a unit', { exact: true }).click()
  await page.getByLabel('Unit to waive').selectOption(quiz.title)
  await page.getByLabel('Reason for the waiver').fill('   ')
  await page.getByRole('button', { name: 'Waive the unit' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Give a reason. It stays on record.')
  await page.getByLabel('Reason for the waiver').fill('Passed it at the academy')
  await page.getByRole('button', { name: 'Waive the unit' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Waived.' })).toBeVisible()
  await page.getByText('Reopen a unit', { exact: true }).click()
  await page.getByLabel('Unit to reopen').selectOption(lesson.title)
  await page.getByLabel('Reason for reopening it').fill('Read in four seconds')
  await page.getByRole('button', { name: 'Reopen it' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Reopened.' })).toBeVisible()
  const units = page.getByRole('table').filter({ hasText: 'Before it was reopened' })
  await expect(units.getByRole('row').filter({ hasText: quiz.title })).toContainText('Waived')
  await expect(units.getByRole('row').filter({ hasText: lesson.title })).toContainText('To redo')

  const own = await newPageAs(learner)
  await own.goto(`/learn/${course.slug}`)
  await expect(own.getByRole('listitem').filter({ hasText: 'Waived by your coordinator' })).toContainText('academy')
  await expect(own.getByRole('listitem').filter({ hasText: 'Reopened by your coordinator' })).toContainText('seconds')
  await expect(own.locator('.units > li').filter({ hasText: quiz.title })).toContainText('Waived')
})
