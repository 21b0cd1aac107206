import { listUnits } from '@/lib/content/course/lookup'
import type { Course, Unit } from '@/lib/content/course/schema'
import { keyOf } from '@/lib/content/quiz/interaction'
import { lessonsOf, quizOf } from '@/prisma/course-parts'
import { unitDone } from '@/prisma/factories'
import { drawnItems, fieldOf, give, openedAttempt, openItem, savedValue } from '../learner/answers'
import { firstNode } from '../learner/play'
import { expect, walkTest as test } from './walk'

function unitsBefore(course: Course, { id }: Unit): Unit[] {
  const units = listUnits(course)
  return units.slice(
    0,
    units.findIndex((unit) => unit.id === id),
  )
}

test('a quiz between two calls: a wrong answer, a lost network, nothing lost', async ({
  page,
  context,
  watch,
  walk,
  signInAs,
  enrolledLearner,
  course,
}) => {
  watch.allow(/net::ERR_INTERNET_DISCONNECTED/)
  const quiz = quizOf(course)
  const learner = await enrolledLearner()
  for (const unit of unitsBefore(course, quiz)) await unitDone(learner, course, unit)
  await signInAs(learner)
  const way = walk('a quiz between two calls', {})
  await page.goto('/learn')
  await way.press(
    page
      .getByRole('main')
      .getByRole('link', { name: /^(Start|Continue)/ })
      .first(),
  )
  await way.press(page.getByRole('button', { name: 'Start the quiz' }))
  const attemptId = await openedAttempt(page)
  const [first, second, ...rest] = await drawnItems(attemptId)
  if (!first || !second) throw new Error('the quiz has fewer than two questions')

  await openItem(page, first, (target) => way.press(target))
  await context.setOffline(true)
  await give(page, first.item, first.wrong)
  const status = page.getByRole('main').locator('form').getByRole('status')
  await expect(status).toHaveText('Not sent yet. Still trying.')
  await way.press(page.getByRole('button', { name: 'Save and continue' }))
  await expect(status).toHaveText('Not sent yet. Still trying.')
  // Other presses stay on the page, too.
  await page.getByRole('banner').getByRole('link').first().click()
  await expect(page.getByText('No connection. Nothing is lost')).toBeVisible()
  await context.setOffline(false)
  await openItem(page, second)
  expect(await savedValue(attemptId, first.position)).toEqual(first.wrong)

  for (const drawn of [second, ...rest]) {
    await openItem(page, drawn)
    await give(page, drawn.item, drawn.right)
    await way.press(page.getByRole('button', { name: /^Save and (continue|review)$/ }))
  }
  await expect(page.getByRole('heading', { level: 1, name: 'Review your answers' })).toBeVisible()
  await context.setOffline(true)
  await way.press(page.getByRole('button', { name: 'Submit my answers' }))
  await expect(page.getByRole('status').filter({ hasText: 'Not sent yet' })).toBeVisible()
  await context.setOffline(false)
  await expect(page).toHaveURL(/\/(result|cases)$/)
})

test('Mark as read and a choice in a case wait for the network on their page', async ({
  page,
  context,
  watch,
  signInAs,
  enrolledLearner,
  course,
}) => {
  watch.allow(/net::ERR_INTERNET_DISCONNECTED/)
  const learner = await enrolledLearner()
  const [lesson] = lessonsOf(course)
  const encounter = listUnits(course).find((unit) => unit.kind === 'encounter' && !unit.opens)
  if (!lesson || encounter?.kind !== 'encounter') throw new Error('the course has no case')
  for (const unit of unitsBefore(course, encounter)) if (unit.id !== lesson.id) await unitDone(learner, course, unit)
  await signInAs(learner)
  await page.goto(`/learn/${course.slug}/${lesson.slug}/practice`)
  for (const item of lesson.practice) {
    const form = page
      .getByRole('form', { name: /^Practice/ })
      .filter({ has: fieldOf(page, item, keyOf(item)[0] ?? '') })
    await give(form, item, keyOf(item))
    await form.getByRole('button', { name: 'Answer' }).click()
    await expect(page.locator(`form[id="${item.id}"]`).getByText('Best answer').first()).toBeVisible()
  }
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Mark as read' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Not sent yet' })).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText('You have completed this lesson')).toBeVisible()

  await page.goto(`/learn/${course.slug}/${encounter.slug}`)
  await page
    .getByRole('button', { name: /^(Start|Begin|Play)/ })
    .first()
    .click()
  const choice = firstNode(encounter).choices?.[0]?.text ?? ''
  await page.getByRole('radio', { name: choice }).check()
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Do this' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Not sent yet' })).toBeVisible()
  await expect(page.getByRole('radio', { name: choice })).toBeChecked()
  await context.setOffline(false)
  await expect(page.getByText('What you did so far')).toBeVisible()
})
