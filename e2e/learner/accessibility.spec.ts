import type { Lesson } from '@/lib/content/course/schema'
import { encountersOf, finalOf, lessonsOf } from '@/prisma/course-parts'
import { answeredAttempt } from '@/prisma/factories'
import { expectAccessible } from '../accessibility'
import { expect, test } from '../fixtures'
import { answerAll, drawnItems, openedAttempt, startFinal } from './answers'
import { along, costlyWay, expertChoice, playOn } from './play'
import { answerButton, openCheck, skipToEnd, stepOfItem } from './steps'

test('a lesson passes the accessibility checks before and after its practice', async ({
  page,
  watch,
  signInAs,
  enrolledLearner,
  course,
}) => {
  test.slow()
  watch.allow(/the server responded with a status of 409/)
  await signInAs(await enrolledLearner())
  const [lesson] = lessonsOf(course) as [Lesson]
  const address = `/learn/${course.slug}/${lesson.slug}`
  await page.goto(address)
  await page.getByText('About this lesson').click()
  await expectAccessible(page, 'lesson')
  await skipToEnd(page)
  await expect(page.getByRole('button', { name: 'Mark as read' })).toBeVisible()
  await expectAccessible(page, 'end of a lesson')
  await openCheck(page, stepOfItem(lesson, lesson.practice[0]?.id))
  const item = page.getByRole('form', { name: /^Practice 1 of / })
  await item.getByRole('radio').first().check()
  await answerButton(page, lesson.practice[0]?.id).click()
  await expect(item.getByText(/^Best answer/)).toBeVisible()
  await expectAccessible(page, 'lesson with an answer')
  await page.goto(`${address}/practice`)
  await expectAccessible(page, 'practice')
  await page.getByRole('button', { name: 'Mark as read' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Answer each practice question first' })).toBeVisible()
  await expectAccessible(page, 'practice with an item missing')
})

test('every state of a quiz passes the accessibility checks', async ({ page, signInAs, readyLearner, course }) => {
  test.slow()
  await signInAs(await readyLearner())
  await page.goto(`/learn/${course.slug}/${finalOf(course).slug}`)
  await expectAccessible(page, 'quiz')
  await page.getByLabel('Name on the certificate').fill('Sam 𓀀 Sample')
  await startFinal(page)
  await expect(page.getByRole('link', { name: /fonts can’t print/ })).toBeVisible()
  await expectAccessible(page, 'quiz with an error')
  await page.getByLabel('Name on the certificate').fill('Sam Sample')
  await startFinal(page)
  await openedAttempt(page)
  await expectAccessible(page, 'item')
  await page.getByRole('button', { name: 'Review all' }).click()
  await expect(page.getByText(/questions have no full answer yet$/)).toBeVisible()
  await expectAccessible(page, 'review without answers')
  await page.getByRole('link', { name: 'Back to the questions' }).click()
  await answerAll(page, { miss: ({ position }) => position <= 12 })
  await page.getByRole('button', { name: 'Submit my answers' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Not passed yet' })).toBeVisible()
  await expectAccessible(page, 'failed')
  await page.goto(`/learn/${course.slug}/${finalOf(course).slug}`)
  await expectAccessible(page, 'quiz after an attempt')
})

test('every interaction and the time limit pass the accessibility checks', async ({ page, openFinal }) => {
  test.slow()
  const { attemptId, address } = await openFinal(['single', 'several', 'order', 'match'], {
    timeLimitMinutes: 30,
  })
  for (const { position, item } of await drawnItems(attemptId)) {
    await page.goto(`${address}/items/${position}?incomplete=1`)
    await expect(page.getByRole('heading', { level: 1, name: item.stem })).toBeVisible()
    await expectAccessible(page, `${item.interaction} with an error and a clock`)
  }
  await page.goto(`${address}/review`)
  await page.getByRole('button', { name: 'Submit my answers' }).click()
  await expect(page).toHaveURL(/\/result$/)
  await expectAccessible(page, 'result with every interaction')
})

test('result and certificate pages pass the accessibility checks', async ({ page, signInAs, readyLearner, course }) => {
  test.slow()
  const learner = await readyLearner()
  const attemptId = await answeredAttempt(learner, course, { quiz: finalOf(course), wrong: 1 })
  await signInAs(learner)
  const attempt = `/learn/${course.slug}/${finalOf(course).slug}/attempts/${attemptId}`
  await page.goto(`${attempt}/review`)
  await page.getByRole('button', { name: 'Submit my answers' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'You passed' })).toBeVisible()
  await expectAccessible(page, 'passed')
  await page.goto('/certificates')
  await page.getByRole('button', { name: 'Make a share link' }).click()
  await expect(page.getByRole('button', { name: 'End sharing' })).toBeVisible()
  await expectAccessible(page, 'certificates with a share link')
  for (const path of ['/learn', `/learn/${course.slug}`, `/learn/${course.slug}/evaluation`, '/account']) {
    await page.goto(path)
    await expectAccessible(page, path)
  }
})

test('spaced cases pass the accessibility checks', async ({ page, signInAs, certifiedLearner }) => {
  await signInAs((await certifiedLearner()).learner)
  await page.goto('/practice')
  await expectAccessible(page, 'practice before')
  await page.getByRole('button', { name: 'Send me cases' }).click()
  await expect(page.getByRole('link', { name: 'Answer it now' })).toBeVisible()
  await expectAccessible(page, 'practice with a plan')
  await page.getByRole('link', { name: 'Answer it now' }).click()
  await page.getByRole('button', { name: 'Answer' }).click()
  await expect(page.getByRole('link', { name: 'Choose an answer.' })).toBeVisible()
  await expectAccessible(page, 'case with an error')
  await page.getByRole('radio').first().check()
  await page.getByRole('button', { name: 'Answer' }).click()
  await expect(page.getByRole('heading', { name: 'Sources' })).toBeVisible()
  await expectAccessible(page, 'case answered')
})

test('every state of an encounter passes the accessibility checks', async ({
  page,
  signInAs,
  enrolledLearner,
  course,
}) => {
  test.slow()
  await signInAs(await enrolledLearner())
  const [encounter] = encountersOf(course)
  if (!encounter) throw new Error('the course has no encounter')
  const address = `/learn/${course.slug}/${encounter.slug}`
  for (const path of [address, `${address}/example`, `${address}/read`]) {
    await page.goto(path)
    await expectAccessible(page, path)
  }
  await page.goto(address)
  await page.getByRole('button', { name: 'Begin the case' }).click()
  await page.getByRole('button', { name: 'Do this' }).click()
  await expect(page.getByRole('link', { name: 'Choose what you do.' })).toBeVisible()
  await expectAccessible(page, 'run with an error')
  const way = costlyWay(encounter)
  const middle = await playOn(page, encounter, along(way), { most: 2 })
  await page.getByText('What you did so far').click()
  await expectAccessible(page, 'run in its middle')
  await page.goto(`${page.url()}?problem=before`)
  await expect(page.getByText(/^You already made that choice/)).toBeVisible()
  await expectAccessible(page, 'run with a choice already made')
  await playOn(page, encounter, along(way), { from: middle })
  for (const summary of await page.locator('summary').all()) await summary.click()
  await expectAccessible(page, 'debrief of an ending with a cost')
  await page.getByLabel('Your note').fill('Ask alone.')
  await page.getByRole('button', { name: 'Keep it' }).click()
  await expect(page.getByRole('button', { name: 'Remove it' })).toBeVisible()
  await expectAccessible(page, 'debrief with a note')
  await page.getByRole('button', { name: 'Try it again' }).click()
  await playOn(page, encounter, expertChoice)
  await expectAccessible(page, 'debrief of a sound end')
  await page.goto(address)
  await expectAccessible(page, 'encounter with runs')
})

test('empty pages pass the accessibility checks', async ({ page, signInAs, newLearner, course }) => {
  await signInAs(await newLearner())
  for (const path of [
    '/learn',
    `/learn/${course.slug}`,
    `/learn/${course.slug}/weighing`,
    '/certificates',
    '/practice',
    '/manage',
  ]) {
    await page.goto(path)
    await expectAccessible(page, path)
  }
  await page.goto('/account')
  await page.getByRole('button', { name: 'Close account' }).click()
  await expect(page.getByRole('link', { name: 'Check the box to close your account.' })).toBeVisible()
  await expectAccessible(page, 'account with an error')
})
