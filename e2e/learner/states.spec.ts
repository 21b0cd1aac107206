import { finishedInHaste } from '@/fixtures/seat-time'
import { missingTimeOf, moreMinutes } from '@/lib/record/seat-time/missing-time'
import { findSeatTime } from '@/lib/record/seat-time/queries'
import { finalOf, lessonsOf } from '@/prisma/course-parts'
import { answeredAttempt, stillWorld, unitsDone } from '@/prisma/factories'
import { practicedAndRead } from '@/prisma/lesson-done'
import { expect, test } from '../fixtures'

const aMinuteAgo = () => stillWorld(new Date(Date.now() - 60_000).toISOString())

test('a held certificate shows one sum of minutes and one button wherever it is awaited', async ({
  page,
  signInAs,
  newLearner,
  course,
}) => {
  const learner = await newLearner()
  await finishedInHaste(learner, course, aMinuteAgo())
  const missing = missingTimeOf(course, await findSeatTime(learner, course))
  const sum = moreMinutes(missing?.minutes ?? 0)
  await signInAs(learner)
  const main = page.getByRole('main')
  for (const address of ['/learn', `/learn/${course.slug}`, '/certificates']) {
    await page.goto(address)
    const notice = main.getByRole('note').filter({ hasText: 'Your certificate is waiting' })
    await expect(notice).toContainText(`Your certificate is waiting for ${sum} of reading`)
    await expect(notice.locator('.btn')).toHaveText([`Read on: ${missing?.lessons[0]?.unit.title}`])
    await expect(main.getByText('You have none yet')).toHaveCount(0)
    await expect(main.getByText('Get your certificate')).toHaveCount(0)
  }
})

test('the page before a final promises no certificate that will be held', async ({
  page,
  signInAs,
  newLearner,
  course,
}) => {
  const final = finalOf(course)
  const hasty = await newLearner()
  await practicedAndRead(hasty, course, lessonsOf(course)[0] as never, aMinuteAgo())
  const prompt = await newLearner()
  for (const learner of [hasty, prompt]) {
    await unitsDone(learner, course, { without: [final.id] })
    const attemptId = await answeredAttempt(learner, course, { quiz: final })
    await signInAs(learner)
    await page.goto(`/learn/${course.slug}/${final.slug}/attempts/${attemptId}/review`)
    const promise = page.getByText('your certificate is issued')
    if (learner === prompt) await expect(promise).toContainText('issued right away')
    else {
      const missing = missingTimeOf(course, await findSeatTime(learner, course))
      await expect(promise).toContainText(`issued once you have read for ${moreMinutes(missing?.minutes ?? 0)}`)
    }
  }
})
