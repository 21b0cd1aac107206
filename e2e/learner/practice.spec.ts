import { db } from '@/lib/platform/db'
import { siteTimeZone } from '@/lib/platform/words'
import { systemWorld } from '@/lib/platform/world'
import { changePlan } from '@/lib/record/spaced-practice/change-plan'
import { mailDue } from '@/lib/record/spaced-practice/mail-due'
import { defaultQuietHours, endOfQuiet } from '@/lib/record/spaced-practice/quiet-hours'
import { certified, learner, testPassword } from '@/prisma/factories'
import { expect, test } from '../fixtures'
import { fieldOf } from './answers'
import { openCaseOf } from './spaced-case'

const phone = { width: 390, height: 844 }
test.use({ viewport: phone })

const dayMs = 86_400_000
const quiet = { ...defaultQuietHours, timeZone: siteTimeZone }
/** A moment when the first case is due and quiet hours are over. */
const later = { ...systemWorld, now: () => endOfQuiet(new Date(Date.now() + 1.1 * dayMs), quiet) }

test('a certified learner requests cases, gets one by mail, answers it, and stops them', async ({
  page,
  signInAs,
  certifiedLearner,
  newDevice,
}) => {
  const { learner } = await certifiedLearner()
  await signInAs(learner)
  await page.goto('/certificates')
  await page.getByRole('link', { name: 'one short case a week' }).click()
  await page.getByRole('button', { name: 'Send me cases' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'You’ll get cases' })).toBeVisible()
  await expect(page.getByRole('heading', { name: /^The next case comes on/ })).toBeVisible()

  // As on a site that sends mail.
  await changePlan(learner, { byMail: true, quietFrom: quiet.from, quietUntil: quiet.until })
  await mailDue(later)
  const mail = await db.mail.findFirstOrThrow({ where: { accountId: learner.accountId } })
  const { id, item, right } = await openCaseOf(learner)
  const link = /https?:\/\/\S+\/practice\/cases\/\S+/.exec(mail.text)?.[0] ?? ''
  const path = new URL(link).pathname
  expect(path).toBe(`/practice/cases/${id}`)
  const other = await (await newDevice({ viewport: phone })).newPage()
  await other.goto(path)
  await expect(other).toHaveURL(/\/sign-in\?next=/)
  await other.getByLabel('Email', { exact: true }).fill(learner.email)
  await other.getByLabel('Password').fill(testPassword)
  await other.getByRole('button', { name: 'Sign in' }).click()
  await expect(other.getByRole('heading', { level: 1, name: item.stem })).toBeVisible()

  await fieldOf(other, item, right[0] ?? '').check()
  await other.getByRole('button', { name: 'Answer' }).click()
  await expect(other.getByRole('heading', { level: 1, name: 'You chose the best answer' })).toBeVisible()
  for (const { explanation } of item.options) await expect(other.getByText(explanation)).toBeVisible()
  const source = other.locator(`a[href="/sources/facts#${item.facts[0]}"]`)
  await expect(source).toBeVisible()
  await expect(other.getByText(/The next case comes on/)).toBeVisible()

  await other.getByRole('link', { name: 'Change or stop the cases' }).click()
  await expect(other.getByText('You have answered one case, 1 with the best answer.')).toBeVisible()
  await other.getByRole('button', { name: 'Stop the cases' }).click()
  await expect(other.getByRole('status').filter({ hasText: 'You’ll get no more cases' })).toBeVisible()
  await expect(other.getByRole('button', { name: 'Send me cases' })).toBeVisible()
})

test('a learner gets one follow-up question, once, thirty days after a certificate', async ({
  page,
  signInAs,
  course,
}) => {
  const monthAgo = { ...systemWorld, now: () => new Date(Date.now() - 31 * dayMs) }
  const person = await learner({}, monthAgo)
  await certified(person, course, monthAgo)
  await signInAs(person)
  await page.goto('/practice')
  await page.getByRole('button', { name: 'Send my answer' }).click()
  await expect(page.getByRole('alert').getByRole('link', { name: 'Choose one of the three answers.' })).toBeVisible()
  await page.getByRole('radio', { name: 'No, I had no occasion' }).check()
  await page.getByRole('button', { name: 'Send my answer' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Thank you' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Send my answer' })).toHaveCount(0)
  expect(await db.followUp.findMany({ where: { accountId: person.accountId } })).toMatchObject([
    { days: 30, reply: 'no_occasion' },
  ])
})

test('the practice page explains cases but offers none without a certificate', async ({
  page,
  signInAs,
  newLearner,
}) => {
  await signInAs(await newLearner())
  await page.goto('/practice')
  await expect(page.getByText('You have none now.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Send me cases' })).toHaveCount(0)
})
