import { finishedInHaste } from '@/fixtures/seat-time'
import { systemWorld } from '@/lib/platform/world'
import { missingTimeOf, moreMinutes } from '@/lib/record/seat-time/missing-time'
import { findSeatTime } from '@/lib/record/seat-time/queries'
import { respond } from '@/lib/training/attempt/respond'
import { finalOf, lessonsOf, pretestOf } from '@/prisma/course-parts'
import { answeredAttempt, enrolled, stillWorld, unitDone, unitsDone } from '@/prisma/factories'
import { practicedAndRead } from '@/prisma/lesson-done'
import { expect, test } from '../fixtures'
import { drawnItems } from './answers'

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
  await enrolled(hasty, course, aMinuteAgo())
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

test('an open quiz says where it goes on wherever it is offered', async ({
  page,
  signInAs,
  enrolledLearner,
  course,
}) => {
  const learner = await enrolledLearner()
  const quiz = pretestOf(course)
  await signInAs(learner)
  const attemptId = await answeredAttempt(learner, course, { quiz })
  const answered = (await drawnItems(attemptId)).slice(3)
  const of = answered.length + 3
  for (const { position } of answered)
    await respond(learner, quiz, { attemptId, position, value: [], flagged: false }, systemWorld)
  const place = new RegExp(`question 4 of ${of}`, 'i')
  const main = page.getByRole('main')
  for (const address of ['/learn', `/learn/${course.slug}`]) {
    await page.goto(address)
    await expect(main.getByText(place).first()).toBeVisible()
    await expect(main.getByRole('link', { name: `Continue: ${quiz.title}` })).toBeVisible()
  }
  await expect(main.locator('.one-unit').filter({ hasText: quiz.title })).toContainText(place)
  await page.goto(`/learn/${course.slug}/${quiz.slug}`)
  await page.getByRole('button', { name: `Continue: question 4 of ${of}` }).click()
  await expect(page).toHaveURL(/\/items\/4$/)
})

test('the pre-test is called optional and can be skipped for lesson 1', async ({
  page,
  signInAs,
  enrolledLearner,
  course,
}) => {
  const quiz = pretestOf(course)
  await signInAs(await enrolledLearner())
  const main = page.getByRole('main')
  for (const address of ['/learn', `/learn/${course.slug}`, `/learn/${course.slug}/${quiz.slug}`]) {
    await page.goto(address)
    await expect(main.getByText(/optional/i).first()).toBeVisible()
    await expect(main.getByRole('link', { name: `Skip to: ${lessonsOf(course)[0]?.title}` })).toBeVisible()
  }
})

test('a lesson that was read asks for nothing more', async ({ page, signInAs, enrolledLearner, course }) => {
  const learner = await enrolledLearner()
  const [lesson] = lessonsOf(course)
  if (!lesson) throw new Error('the course has no lesson')
  await unitDone(learner, course, lesson)
  await signInAs(learner)
  await page.goto(`/learn/${course.slug}/${lesson.slug}#lesson-end`)
  await expect(page.getByText('You have completed this lesson')).toBeVisible()
  await expect(page.getByText('Finish this lesson')).toBeHidden()
  await expect(page.getByText('Answer each check')).toBeHidden()
  await expect(page.locator('[data-minutes-left]')).toBeHidden()
})

test('the header and the course page know who reads a public page, without a cookie of their own', async ({
  page,
  signInAs,
  newLearner,
  enrolledLearner,
  certifiedLearner,
  newPageAs,
  course,
}) => {
  const banner = page.getByRole('banner')
  const open = async (address: string) => {
    const answer = await page.goto(address)
    expect(await answer?.headerValue('set-cookie')).toBeNull()
  }
  for (const address of ['/', '/about', `/courses/${course.slug}`, '/verify']) {
    await open(address)
    await expect(banner.locator('a[href="/sign-in"]')).toHaveCount(1)
    await expect(banner.locator('a[href="/account"]')).toHaveCount(0)
  }
  await signInAs(await newLearner())
  for (const address of ['/', '/about', `/courses/${course.slug}`, '/verify']) {
    await open(address)
    await expect(banner.locator('a[href="/account"]')).toHaveCount(1)
    await expect(banner.locator('a[href="/sign-in"]')).toHaveCount(0)
  }
  await page.goto(`/courses/${course.slug}`)
  await expect(page.getByRole('button', { name: 'Start course' })).toBeVisible()

  const enrolled = await newPageAs(await enrolledLearner())
  await enrolled.goto(`/courses/${course.slug}`)
  await expect(enrolled.getByRole('link', { name: 'Go on with the course' })).toBeVisible()
  await expect(enrolled.getByRole('button', { name: 'Start course' })).toHaveCount(0)
  const certified = await newPageAs((await certifiedLearner()).learner)
  await certified.goto(`/courses/${course.slug}`)
  await expect(certified.getByText('Certified', { exact: true })).toBeVisible()
  await expect(certified.getByRole('button', { name: 'Start course' })).toHaveCount(0)
})
