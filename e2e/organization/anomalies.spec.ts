import { randomUUID } from 'node:crypto'
import { db } from '@/lib/platform/db'
import { lessonsOf } from '@/prisma/course-parts'
import { expect, test } from '../fixtures'

test('a coordinator reviews a lesson that was read too fast and gives a reason', async ({
  page,
  newDevice,
  signInAs,
  organization,
  enrolledLearner,
  course,
}) => {
  const learner = await enrolledLearner()
  const { account, coordinator } = await organization(learner)
  const { accountId } = learner
  const enrollment = await db.enrollment.findFirstOrThrow({ where: { accountId } })
  const [lesson] = lessonsOf(course)
  await db.lessonCompletion.create({
    data: {
      id: randomUUID(),
      accountId,
      unitId: lesson?.id ?? '',
      enrollmentId: enrollment.id,
      courseVersionId: enrollment.courseVersionId,
      activeMs: 40_000,
      minimumMs: 120_000,
      completedAt: new Date(),
    },
  })

  const list = `/manage/${coordinator.organizationId}/anomalies`
  await signInAs(account)
  // Race: this page starts the first detection, and the worker may be running one too.
  await expect(async () => {
    await page.goto(list)
    await expect(page.getByRole('row').filter({ hasText: learner.name })).toBeVisible({ timeout: 1000 })
  }).toPass()
  const row = page.getByRole('row').filter({ hasText: learner.name })
  await expect(row).toContainText('40 s of active time; the minimum is 2 min.')
  await expect(row).toContainText('Open')
  await row.getByRole('link').click()
  await page.getByLabel('Outcome').selectOption('explained')
  await page.getByLabel('Reason').fill('   ')
  await page.getByRole('button', { name: 'Save decision' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Give a reason. It stays on record.')
  await expect(page.getByLabel('Outcome')).toHaveValue('explained')
  await page.getByLabel('Reason').fill('We read it together on paper')
  await page.getByRole('button', { name: 'Save decision' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Your decision is saved' })).toBeVisible()
  await expect(page.getByRole('table', { name: /^Decisions/ })).toContainText('We read it together on paper')
  const address = page.url().split('?')[0] ?? ''
  await page.getByRole('link', { name: 'Back to time flags' }).click()
  await expect(row).toContainText('Explained. We read it together on paper')
  const csv = await (await page.request.get(`${list}.csv`)).text()
  expect(csv).toContain('Explained,We read it together on paper')

  const other = await organization()
  const elsewhere = await newDevice()
  await signInAs(other.account, elsewhere)
  for (const path of [address, list, `${list}.csv`])
    expect((await elsewhere.request.get(path)).status(), path).toBe(404)
  const own = address.replace(coordinator.organizationId, other.coordinator.organizationId)
  expect((await elsewhere.request.get(own)).status()).toBe(404)
})
