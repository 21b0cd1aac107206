import { pretestOf } from '@/prisma/course-parts'
import { answeredAttempt } from '@/prisma/factories'
import { expect, test } from '../fixtures'

test('a learner rates cases between the pre-test and its result, and a missing answer is named', async ({
  page,
  signInAs,
  enrolledLearner,
  course,
}) => {
  const learner = await enrolledLearner()
  const pretest = pretestOf(course)
  const attemptId = await answeredAttempt(learner, course, { quiz: pretest })
  await signInAs(learner)
  await page.goto(`/learn/${course.slug}/${pretest.slug}/attempts/${attemptId}/review`)
  await page.getByRole('button', { name: 'Submit my answers' }).click()
  await expect(page.getByRole('heading', { name: 'Short cases before your result' })).toBeVisible()
  await page.getByRole('button', { name: 'Start the cases' }).click()
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await expect(page.getByRole('alert')).toContainText('Choose an answer.')
  for (let position = 1; position <= 16; position += 1) {
    await expect(page.getByRole('heading', { name: `Case ${position} of 16` })).toBeVisible()
    const note = page.getByText('Show the question')
    const field = page.getByLabel('As likely as not')
    if ((await note.isVisible()) && !(await field.isVisible())) await note.click()
    await field.check()
    await page.getByRole('button', { name: /^Save and/ }).click()
  }
  await expect(page.getByRole('heading', { name: 'Where you stand before the course' })).toBeVisible()
  await expect(page.getByRole('link', { name: /short case/ })).toHaveCount(0)
})
