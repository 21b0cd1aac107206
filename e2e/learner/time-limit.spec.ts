import { joinedInZone } from '@/fixtures/time-zone'
import { db } from '@/lib/platform/db'
import { siteTimeZone, timeInWords } from '@/lib/platform/words'
import { systemWorld, type World } from '@/lib/platform/world'
import { expect, test } from '../fixtures'
import { give, savedValue } from './answers'

/** A clock in the past, so that an attempt started now began that long ago. */
const earlier = (seconds: number): World => ({ ...systemWorld, now: () => new Date(Date.now() - seconds * 1000) })

test('the time left is shown, survives a reload, and is announced when short', async ({ page, openFinal }) => {
  const begun = { timeLimitMinutes: 30, world: earlier(24 * 60) }
  const { address } = await openFinal(['single'], begun)
  await page.clock.install()
  await page.goto(`${address}/items/1`)
  await expect(page.getByText(/Time left: 5 min \d+ s/)).toBeVisible()
  // Only the page's clock moves forward, not the server's.
  await page.clock.fastForward(70_000)
  await expect(page.getByRole('status').filter({ hasText: /^4 min \d+ s left\./ })).toBeAttached()
  await page.reload()
  await expect(page.getByText(/Time left: 5 min \d+ s/)).toBeVisible()
  await page.getByRole('button', { name: 'Save and review' }).click()
  await expect(page.getByText(/Time left: 5 min \d+ s/)).toBeVisible()
  await page.clock.fastForward(400_000)
  // When the page's own clock runs out, it asks the server, which has the right time.
  await expect(page.getByText(/Time left: 5 min \d+ s/)).toBeVisible()
})

test('the end of the time is shown in the time zone of the learner’s organization', async ({ page, openFinal }) => {
  const { learner, attemptId, address } = await openFinal(['single'], { timeLimitMinutes: 30 })
  const { startedAt } = await db.attempt.findUniqueOrThrow({ where: { id: attemptId } })
  const endsAt = (timeZone: string) => timeInWords(new Date(startedAt.getTime() + 30 * 60_000), timeZone)
  await page.goto(`${address}/items/1`)
  await expect(page.getByText(`until ${endsAt(siteTimeZone)} (Eastern Time)`)).toBeVisible()
  await joinedInZone(learner, 'America/Denver')
  await page.reload()
  await expect(page.getByText(`until ${endsAt('America/Denver')} (Mountain Time)`)).toBeVisible()
})

test('an attempt ends with its saved answers when time runs out, and the page says so', async ({ page, openFinal }) => {
  const begun = { timeLimitMinutes: 30, world: earlier(30 * 60 - 20) }
  const { attemptId, address, single } = await openFinal(['single'], begun)
  await page.goto(`${address}/items/1`)
  const key = single.interaction === 'choice' ? single.options.find((option) => option.key) : undefined
  await give(page, single, [key?.id ?? ''])
  await expect.poll(() => savedValue(attemptId, 1)).toEqual([key?.id])
  await expect(page.getByRole('note').filter({ hasText: 'Time ran out' })).toBeVisible({ timeout: 40_000 })
  await expect(page).toHaveURL(`${address}/result`)
  await expect(page.getByText('1 of 1 point')).toBeVisible()
})

test('a device whose clock is set back gets no extra time', async ({ page, openFinal }) => {
  const begun = { timeLimitMinutes: 30, world: earlier(30 * 60 - 12) }
  const { address } = await openFinal(['single'], begun)
  await page.goto(`${address}/items/1`)
  await expect(page.getByText(/Time left: \d+ s/)).toBeVisible()
  // Sets the page's clock back by a day.
  await page.evaluate(() => {
    const now = Date.now
    Date.now = () => now() - 86_400_000
  })
  await expect(page.getByRole('note').filter({ hasText: 'Time ran out' })).toBeVisible({ timeout: 20_000 })
})
