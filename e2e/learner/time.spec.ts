import { lessonsOf } from '@/prisma/course-parts'
import { expect, test } from '../fixtures'

test('a lesson shows the expected time, sends beats, and starts a new view after idle or offline time', async ({
  page,
  signInAs,
  enrolledLearner,
  course,
  watch,
}) => {
  const [lesson] = lessonsOf(course)
  await signInAs(await enrolledLearner())
  await page.clock.install()
  await page.goto(`/learn/${course.slug}/${lesson?.slug}`)
  const said = page.getByText(/expected on this lesson/)
  await expect(said).toContainText('You may mark it as read at any time.')

  await expect(async () => {
    const beat = page.waitForResponse(/\/beats$/, { timeout: 1000 })
    await page.clock.runFor(26_000)
    expect((await beat).status()).toBe(200)
  }).toPass()
  // After idle minutes the view ends, and events that a script makes don't start another.
  const sent: string[] = []
  page.on('request', (request) => sent.push(request.url()))
  for (let waits = 0; waits < 12; waits += 1) await page.clock.runFor(26_000)
  sent.length = 0
  for (let waits = 0; waits < 3; waits += 1) {
    await page.evaluate(() => {
      for (const kind of ['pointermove', 'keydown', 'click', 'scroll', 'input'])
        document.dispatchEvent(new Event(kind, { bubbles: true }))
    })
    await page.clock.runFor(26_000)
  }
  expect(sent.filter((address) => /\/(?:views|beats)$/.test(address))).toEqual([])
  // Activity does.
  await expect(async () => {
    for (let waits = 0; waits < 12; waits += 1) await page.clock.runFor(26_000)
    const view = page.waitForResponse(/\/views$/, { timeout: 1000 })
    await page.mouse.move(Math.random() * 300, 200)
    await page.clock.runFor(100)
    expect((await view).status()).toBe(200)
  }).toPass()
  // Coming back online retries immediately.
  watch.allow(/ERR_INTERNET_DISCONNECTED/)
  await page.context().setOffline(true)
  await expect(async () => {
    const failed = page.waitForEvent('requestfailed', { timeout: 1000 })
    await page.clock.runFor(26_000)
    await failed
  }).toPass()
  const again = page.waitForResponse(/\/views$/)
  await page.context().setOffline(false)
  await page.clock.resume()
  expect((await again).status()).toBe(200)
  await page.getByText('About this lesson').click()
  await page.getByRole('button', { name: 'Begin' }).click()
  await expect(page.getByText('Your time counts from now until you mark this lesson as read.')).toBeVisible()
  await page.getByText('About this lesson').click()
  await expect(page.getByText('since you pressed Begin')).toBeVisible()
})

test('a lesson being read aloud keeps counting without any other activity', async ({
  page,
  signInAs,
  enrolledLearner,
  course,
}) => {
  const [lesson] = lessonsOf(course)
  await signInAs(await enrolledLearner())
  await page.clock.install()
  await page.goto(`/learn/${course.slug}/${lesson?.slug}`)
  await page.evaluate(() => {
    document.documentElement.dataset.reading = ''
  })
  // Five minutes, while a page counts three without activity.
  for (let beats = 0; beats < 12; beats += 1) {
    await expect(async () => {
      const beat = page.waitForResponse(/\/beats$/, { timeout: 1000 })
      await page.clock.runFor(26_000)
      expect((await beat).status()).toBe(200)
    }).toPass({ timeout: 10_000 })
  }
})
