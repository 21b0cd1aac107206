import type { Course } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { systemWorld } from '@/lib/platform/world'
import { listCertificates } from '@/lib/record/certificate/queries'
import { finalOf } from '@/prisma/course-parts'
import { answeredAttempt } from '@/prisma/factories'
import { rawPost } from '../access/raw-request'
import { sessionOf } from '../access/session'
import { expect, test } from '../fixtures'

/** The address of a final that was answered rightly, and whose time ran out before submission. */
async function answeredAndOver(learner: Learner, course: Course): Promise<string> {
  const quiz = { ...finalOf(course), timeLimitMinutes: 30 }
  const world = { ...systemWorld, now: () => new Date(Date.now() - 31 * 60_000) }
  const attemptId = await answeredAttempt(learner, course, { quiz, world })
  return `/learn/${course.slug}/${quiz.slug}/attempts/${attemptId}`
}

test('a final that passes when its time runs out leads to the certificate', async ({
  page,
  signInAs,
  readyLearner,
  course,
}) => {
  const learner = await readyLearner()
  const address = await answeredAndOver(learner, course)
  await signInAs(learner)
  await page.goto(`${address}/review`)
  await expect(page.getByRole('heading', { level: 1, name: 'You passed' })).toBeVisible()
  await expect(page.getByRole('note').filter({ hasText: 'Time ran out' })).toBeVisible()
  await page.getByRole('link', { name: 'Confirm your name' }).click()
  await page.getByRole('button', { name: /certificate/i }).click()
  await expect(page).toHaveURL('/certificates')
  await expect(page.getByRole('main')).toContainText(/NL-[0-9A-Z]{4}-/)
})

test('a name confirmed on a form whose time ran out is used for the certificate', async ({ readyLearner, course }) => {
  const learner = await readyLearner()
  const address = await answeredAndOver(learner, course)
  const sent = await rawPost(`${address}/submission`, { name: 'Sam Sample' }, await sessionOf(learner))
  expect([sent.status, sent.headers.location]).toEqual([303, `${address}/result`])
  expect(await listCertificates(learner, new Date())).toMatchObject([{ state: 'valid', courseId: course.id }])
})
