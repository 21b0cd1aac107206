import { finalOf } from '@/prisma/course-parts'
import { expect, test } from '../fixtures'
import { answerAll, drawnItems, openedAttempt, savedValue } from './answers'

const group = 'Choose one answer'

test('a failed attempt names the lessons to read again, and the next one asks what was not seen', async ({
  page,
  signInAs,
  readyLearner,
  course,
}) => {
  test.slow()
  await signInAs(await readyLearner())
  const address = `/learn/${course.slug}/${finalOf(course).slug}`
  await page.goto(address)
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  const first = await answerAll(page, { wrong: 5 })
  await page.getByRole('button', { name: 'Submit my answers' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Not passed this time' })).toBeVisible()
  await expect(page.getByRole('table', { name: 'By objective' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Download it (PDF)' })).toHaveCount(0)
  const again = page.getByRole('note').filter({ hasText: 'Read these again' }).getByRole('link')
  await expect(again.first()).toHaveAttribute('href', new RegExp(`^/learn/${course.slug}/`))

  await page.getByRole('link', { name: 'New attempt' }).click()
  await page.getByRole('button', { name: 'Start a new attempt' }).click()
  const second = await drawnItems(await openedAttempt(page))
  const seen = new Set(first.map(({ item }) => item.id))
  expect(second.filter(({ item }) => seen.has(item.id))).toEqual([])
  await answerAll(page)
  await page.getByRole('button', { name: 'Submit my answers' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'You passed' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Download it (PDF)' })).toBeVisible()
})

test('a flagged item can be found again, and the review says what has no answer', async ({
  page,
  signInAs,
  readyLearner,
  course,
}) => {
  await signInAs(await readyLearner())
  await page.goto(`/learn/${course.slug}/${finalOf(course).slug}`)
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  const items = await drawnItems(await openedAttempt(page))
  const [one, two, three] = items
  if (!one || !two || !three) throw new Error('the form has fewer than three items')
  const stem = (text: string) => page.getByRole('heading', { level: 1, name: text })

  await page.getByRole('radio', { name: one.right, exact: true }).check()
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await page.getByLabel('Flag this item to come back to it').check()
  await page.getByRole('button', { name: 'Save and continue' }).click()
  await expect(stem(three.item.stem)).toBeVisible()
  await expect(page.getByText(/, 1 flagged/)).toBeVisible()
  await page.getByRole('button', { name: 'Back' }).click()
  await expect(stem(two.item.stem)).toBeVisible()
  await page.getByRole('button', { name: 'Back' }).click()
  await expect(page.getByRole('radio', { name: one.right, exact: true })).toBeChecked()

  await page.getByRole('button', { name: 'Review all' }).click()
  await expect(page.getByText(`${items.length - 1} items have no answer yet`)).toBeVisible()
  const rows = page.getByRole('main').getByRole('listitem')
  await expect(rows.filter({ has: page.getByRole('link', { name: 'Item 1', exact: true }) })).toContainText('Answered')
  const flagged = rows.filter({ hasText: 'No answer, flagged' })
  await expect(flagged).toHaveCount(1)
  await flagged.getByRole('link', { name: 'Item 2' }).click()
  await expect(stem(two.item.stem)).toBeVisible()
  await expect(page.getByLabel('Flag this item to come back to it')).toBeChecked()
})

test('an attempt goes on on another device, where it was left', async ({
  page,
  watch,
  signInAs,
  readyLearner,
  newDevice,
  course,
}) => {
  watch.allow(/the server responded with a status of 409/)
  const learner = await readyLearner()
  await signInAs(learner)
  const address = `/learn/${course.slug}/${finalOf(course).slug}`
  await page.goto(address)
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  const attemptId = await openedAttempt(page)
  const items = await drawnItems(attemptId)
  for (const { right } of items.slice(0, 2)) {
    await page.getByRole('radio', { name: right, exact: true }).check()
    await page.getByRole('button', { name: 'Save and continue' }).click()
  }
  await expect(page).toHaveURL(/\/items\/3$/)

  const phone = await newDevice({ viewport: { width: 390, height: 844 } })
  await signInAs(learner, phone)
  const other = await phone.newPage()
  await other.goto(address)
  await other.getByRole('button', { name: 'Go on with your attempt' }).click()
  expect(await openedAttempt(other)).toBe(attemptId)
  await expect(other).toHaveURL(/\/items\/3$/)
  await other.goto(`${address}/attempts/${attemptId}/items/1`)
  await expect(other.getByRole('radio', { name: items[0]?.right ?? '', exact: true })).toBeChecked()
  await answerAll(other)
  await other.getByRole('button', { name: 'Submit my answers' }).click()
  await expect(other.getByRole('heading', { level: 1, name: 'You passed' })).toBeVisible()

  await page.getByRole('button', { name: 'Review all' }).click()
  await expect(page.getByText('submitted')).toBeVisible()
})

test('a choice is saved at once, and survives a reload', async ({ page, signInAs, readyLearner, course }) => {
  await signInAs(await readyLearner())
  await page.goto(`/learn/${course.slug}/${finalOf(course).slug}`)
  await page.getByRole('button', { name: 'Start the quiz' }).click()
  const attemptId = await openedAttempt(page)
  const [drawn] = await drawnItems(attemptId)
  const choice = page.getByRole('group', { name: group }).getByRole('radio', { name: drawn?.right ?? '', exact: true })
  await choice.check()
  await expect(page.getByRole('status').filter({ hasText: /^Saved \d/ })).toBeVisible()
  expect(await savedValue(attemptId, 1)).toHaveLength(1)
  await page.reload()
  await expect(choice).toBeChecked()
})
