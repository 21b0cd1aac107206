import type { Course } from '@/lib/content/course/schema'
import { keyOf } from '@/lib/content/quiz/interaction'
import type { Learner } from '@/lib/people/account/actor'
import { systemWorld } from '@/lib/platform/world'
import { listCertificates } from '@/lib/record/certificate/queries'
import { respond } from '@/lib/training/attempt/respond'
import { finalOf } from '@/prisma/course-parts'
import { rawPost } from '../access/raw-request'
import { sessionOf } from '../access/session'
import { expect, test } from '../fixtures'
import { oneOfEachKind, startedWith } from './answers'

/** A fully answered final whose time ran out before submission. */
async function answeredAndOver(learner: Learner, course: Course) {
  const { single } = oneOfEachKind(course)
  const world = { ...systemWorld, now: () => new Date(Date.now() - 31 * 60_000) }
  const started = await startedWith(learner, course, [single], { timeLimitMinutes: 30, world })
  const answer = { attemptId: started.attemptId, position: 1, value: keyOf(single), flagged: false }
  await respond(learner, finalOf(course), answer, world)
  return started
}

test('a final that passes when its time runs out leads to the certificate', async ({
  page,
  signInAs,
  readyLearner,
  course,
}) => {
  const learner = await readyLearner()
  const { address } = await answeredAndOver(learner, course)
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
  const { address } = await answeredAndOver(learner, course)
  const sent = await rawPost(`${address}/submission`, { name: 'Sam Sample' }, await sessionOf(learner))
  expect([sent.status, sent.headers.location]).toEqual([303, `${address}/result`])
  expect(await listCertificates(learner, new Date())).toMatchObject([{ state: 'valid', courseId: course.id }])
})
