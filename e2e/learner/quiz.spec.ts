import type { Page } from '@playwright/test'
import { submit } from '@/lib/training/attempt/submit'
import { finalOf, lessonsOf, pretestOf } from '@/prisma/course-parts'
import { answeredAttempt } from '@/prisma/factories'
import { expect, test } from '../fixtures'
import {
  type AskedItem,
  answerAll,
  drawnItems,
  fieldOf,
  give,
  openedAttempt,
  openItem,
  savedValue,
  startFinal,
} from './answers'

async function expectGiven(page: Page, { item, right }: AskedItem) {
  for (const token of right) {
    const field = fieldOf(page, item, token)
    if (item.interaction === 'choice') await expect(field).toBeChecked()
    else await expect(field).toHaveValue(token)
  }
}

test('a learner who fails restudies three objectives, passes on unseen items, and sees the gain', async ({
  page,
  signInAs,
  readyLearner,
  course,
}) => {
  test.slow()
  const learner = await readyLearner()
  const pretest = pretestOf(course)
  await submit(learner, { attemptId: await answeredAttempt(learner, course, { quiz: pretest, wrong: 7 }) })
  await signInAs(learner)
  const address = `/learn/${course.slug}/${finalOf(course).slug}`
  await page.goto(address)
  await startFinal(page)
  const missed = Object.keys(finalOf(course).blueprint).slice(0, 3)
  const first = await answerAll(page, { miss: ({ item }) => missed.includes(item.objective) })
  await page.getByRole('button', { name: 'Submit my answers' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Not passed yet' })).toBeVisible()
  await page.getByText('Score by objective').click()
  await expect(page.getByRole('table', { name: 'By objective' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Get your certificate (PDF)' })).toHaveCount(0)
  const again = page.getByRole('region', { name: 'Not passed yet' }).getByRole('listitem').getByRole('link')
  const lessons = lessonsOf(course).filter((lesson) => lesson.objectives.some((id) => missed.includes(id)))
  await expect(again).toHaveText(lessons.map((lesson) => lesson.title))
  await again.first().click()
  await expect(page.getByRole('heading', { level: 1, name: lessons[0]?.title ?? '' })).toBeVisible()
  await page.goBack()

  await page.getByRole('link', { name: 'Try again' }).click()
  await startFinal(page, 'Start a new attempt')
  const second = await drawnItems(await openedAttempt(page))
  const seen = new Set(first.map(({ item }) => item.id))
  expect(second.filter(({ item }) => seen.has(item.id))).toEqual([])
  await answerAll(page)
  await page.getByRole('button', { name: 'Submit my answers' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'You passed' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Get your certificate (PDF)' })).toBeVisible()
  await expect(
    page.getByText('From 50% in the pre-test to 100% here on the same objectives: you closed 100% of the gap.'),
  ).toBeVisible()
  await page.getByText('Score by objective').click()
  await expect(page.getByRole('img', { name: /^From the pre-test to the final/ })).toBeVisible()
  const table = page.getByRole('table', { name: 'By objective' })
  await expect(table.getByRole('columnheader', { name: 'In the pre-test' })).toBeVisible()
  await expect(table.getByRole('row').filter({ hasText: '3 of 3' })).toHaveCount(14)
})

test('the review lists flagged items and items without an answer', async ({ page, signInAs, readyLearner, course }) => {
  await signInAs(await readyLearner())
  await page.goto(`/learn/${course.slug}/${finalOf(course).slug}`)
  await startFinal(page)
  const items = await drawnItems(await openedAttempt(page))
  const [one, two, three] = items
  if (!one || !two || !three) throw new Error('the form has fewer than three items')

  await openItem(page, one)
  await give(page, one.item, one.right)
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await openItem(page, two)
  await page.getByLabel('Flag this question to come back to it').check()
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await openItem(page, three)
  await expect(page.getByText(/, 1 flagged/)).toBeVisible()
  await page.getByRole('button', { name: 'Back' }).click()
  await openItem(page, two)
  await page.getByRole('button', { name: 'Back' }).click()
  await expectGiven(page, one)

  await page.getByRole('button', { name: 'Review all' }).click()
  await expect(page.getByText(`${items.length - 1} questions have no full answer yet`)).toBeVisible()
  const rows = page.getByRole('main').getByRole('listitem')
  await expect(rows.filter({ has: page.getByRole('link', { name: /^1\. / }) })).toContainText('Answered')
  const flagged = rows.filter({ hasText: 'No answer, flagged' })
  await expect(flagged).toHaveCount(1)
  await flagged.getByRole('link', { name: /^2\. / }).click()
  await openItem(page, two)
  await expect(page.getByLabel('Flag this question to come back to it')).toBeChecked()
})

test('an attempt continues on another device where the learner left it', async ({
  page,
  watch,
  signInAs,
  readyLearner,
  newPageAs,
  course,
}) => {
  // Two devices and every item of a final take 20 s on an idle machine.
  test.setTimeout(90_000)
  watch.allow(/the server responded with a status of 409/)
  const learner = await readyLearner()
  await signInAs(learner)
  const address = `/learn/${course.slug}/${finalOf(course).slug}`
  await page.goto(address)
  await startFinal(page)
  const attemptId = await openedAttempt(page)
  const items = await drawnItems(attemptId)
  for (const drawn of items.slice(0, 2)) {
    await openItem(page, drawn)
    await give(page, drawn.item, drawn.right)
    await page.getByRole('button', { name: 'Save and continue' }).click()
  }
  await expect(page).toHaveURL(/\/items\/3$/)

  const other = await newPageAs(learner, { viewport: { width: 390, height: 844 } })
  await other.goto(address)
  await other.getByRole('button', { name: /^Continue: (question|all)/ }).click()
  expect(await openedAttempt(other)).toBe(attemptId)
  await expect(other).toHaveURL(/\/items\/3$/)
  await other.goto(`${address}/attempts/${attemptId}/items/1`)
  await expectGiven(other, items[0] as AskedItem)
  await answerAll(other)
  await other.getByRole('button', { name: 'Submit my answers' }).click()
  await expect(other.getByRole('heading', { level: 1, name: 'You passed' })).toBeVisible()

  await page.getByRole('button', { name: 'Review all' }).click()
  await expect(page.getByText('submitted')).toBeVisible()
})

test('a choice is saved immediately and survives a reload', async ({ page, signInAs, readyLearner, course }) => {
  await signInAs(await readyLearner())
  await page.goto(`/learn/${course.slug}/${finalOf(course).slug}`)
  await startFinal(page)
  const attemptId = await openedAttempt(page)
  const [drawn] = (await drawnItems(attemptId)) as [AskedItem]
  await openItem(page, drawn)
  await give(page, drawn.item, drawn.right)
  await expect(page.getByRole('status').filter({ hasText: /^Saved \d/ })).toBeVisible()
  await expect.poll(() => savedValue(attemptId, 1)).toEqual(expect.arrayContaining(drawn.right))
  await page.reload()
  await expectGiven(page, drawn)
})
