import type { Page } from '@playwright/test'
import type { Course } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { finalOf, lessonsOf } from '@/prisma/course-parts'
import { answeredAttempt } from '@/prisma/factories'
import { expect, walkTest as test } from './walk'

/** Opens the page before the submission of a final with so many wrong answers. */
async function openReview(page: Page, learner: Learner, course: Course, wrong: number) {
  const attemptId = await answeredAttempt(learner, course, { quiz: finalOf(course), wrong })
  await page.goto(`/learn/${course.slug}/${finalOf(course).slug}/attempts/${attemptId}/review`)
}

const submit = (page: Page) => page.getByRole('button', { name: 'Submit my answers' })

test('failed final to the next useful step', async ({ page, walk, signInAs, readyLearner, course }) => {
  const learner = await readyLearner()
  await signInAs(learner)
  await openReview(page, learner, course, 30)
  const way = walk('failed final to the next useful step', { presses: 2 })
  await way.press(submit(page))
  await expect(page.getByRole('heading', { level: 1, name: 'Not passed yet' })).toBeVisible()
  await way.press(page.getByRole('main').getByRole('link', { name: /^Study \d+ lessons?$/ }))
  const titles = lessonsOf(course).map(({ title }) => title)
  expect(titles).toContain(await page.getByRole('heading', { level: 1 }).textContent())
})

test('passed final to a certificate in someone’s hands', async ({ page, walk, signInAs, readyLearner, course }) => {
  const learner = await readyLearner()
  await signInAs(learner)
  await openReview(page, learner, course, 1)
  const way = walk('passed final to a certificate in someone’s hands', { presses: 3 })
  await way.press(submit(page))
  await expect(page.getByRole('heading', { level: 1, name: 'You passed' })).toBeVisible()
  const file = page.waitForEvent('download')
  await way.press(page.getByRole('link', { name: 'Get your certificate (PDF)' }))
  expect((await file).suggestedFilename()).toMatch(/\.pdf$/)
  await way.press(page.getByRole('link', { name: 'its public page' }))
  await expect(page.getByRole('main').getByText(learner.name).first()).toBeVisible()
})
