import { submit } from '@/lib/training/attempt/submit'
import { finalOf } from '@/prisma/course-parts'
import { answeredAttempt, testPassword } from '@/prisma/factories'
import { expect, walkTest as test } from './walk'

test('everyone who failed the final gets another attempt: six presses and fields from the overview', async ({
  page,
  walk,
  signInAs,
  organization,
  enrolledLearner,
  course,
}) => {
  const people = [await enrolledLearner(), await enrolledLearner()]
  const other = await enrolledLearner()
  const { account, coordinator } = await organization(...people, other)
  for (const person of people) {
    await submit(person, { attemptId: await answeredAttempt(person, course, { quiz: finalOf(course), wrong: 10 }) })
  }
  await signInAs(account)
  await page.goto(`/manage/${coordinator.organizationId}?course=${course.slug}`)
  const way = walk('another attempt for everyone who failed the final', { presses: 5, fields: 1, screens: 8 })
  await expect(page.getByRole('heading', { name: '2 people failed the final' })).toBeVisible()
  await way.press(page.getByRole('link', { name: 'Decide on 2' }))
  await expect(page.getByRole('row').filter({ has: page.getByRole('rowheader') })).toHaveCount(2)
  await way.press(page.getByRole('link', { name: 'Choose all on this page' }))
  await way.press(page.getByRole('button', { name: 'Another attempt' }))
  for (const person of people) await expect(page.getByRole('listitem').filter({ hasText: person.email })).toBeVisible()
  await way.fill(page.getByLabel('Reason'), 'A second day of class was held')
  await way.press(page.getByRole('button', { name: 'Open another attempt' }))
  await expect(page.getByRole('status').filter({ hasText: 'is open for 2 people.' })).toBeVisible()

  await page.goto(`/manage/${coordinator.organizationId}/people?course=${course.slug}`)
  await page.getByRole('link', { name: 'Choose all on this page' }).click()
  await page.getByRole('button', { name: 'Another attempt' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: other.email })).toBeVisible()
  await page.getByLabel('Reason').fill('The network failed')
  await page.getByRole('button', { name: 'Open another attempt' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'as they have not failed it: 1 person.' })).toBeVisible()
  await page.goto(`/manage/${coordinator.organizationId}/people/${people[0]?.accountId}`)
  await expect(page.getByText('A second day of class was held').first()).toBeAttached()
})

test('another due date for everyone in a list: six presses and fields', async ({
  page,
  walk,
  signInAs,
  organization,
  newLearner,
  enrolledLearner,
  course,
}) => {
  const { account, coordinator } = await organization(
    await enrolledLearner(),
    await enrolledLearner(),
    await newLearner(),
  )
  await signInAs(account)
  await page.goto(`/manage/${coordinator.organizationId}/people?course=${course.slug}`)
  const way = walk('another due date for everyone in a list', { presses: 3, fields: 2, screens: 6 })
  await way.press(page.getByRole('link', { name: 'Choose all on this page' }))
  await way.press(page.getByRole('button', { name: 'Due date' }))
  await way.fill(page.getByLabel('New due date'), '2099-12-18')
  await way.fill(page.getByLabel('Reason'), 'The class was moved')
  await way.press(page.getByRole('button', { name: 'Move the due date' }))
  const notice = 'The due date of 2 people was moved. Left out, as they have not opened the course: 1 person.'
  await expect(page.getByRole('status').filter({ hasText: notice })).toBeVisible()
  await expect(page.getByRole('cell', { name: 'December 18, 2099' })).toHaveCount(2)
})

test('from sign-in to who is not done: one press', async ({ page, walk, organization, enrolledLearner, course }) => {
  const { account, name } = await organization(await enrolledLearner(), await enrolledLearner())
  await page.goto('/sign-in')
  await page.getByLabel('Email', { exact: true }).fill(account.email)
  await page.getByLabel('Password').fill(testPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByText(name, { exact: true })).toBeVisible()
  await page.goto(`${new URL(page.url()).pathname}?course=${course.slug}`)
  const way = walk('from sign-in to who is not done', { presses: 1, screens: 2, words: 120 })
  await expect(page.getByText('0 of 2 done')).toBeVisible()
  await way.press(page.getByRole('link', { name: /^2.*Joined/ }))
  await expect(page.getByRole('row').filter({ has: page.getByRole('rowheader') })).toHaveCount(2)
})
