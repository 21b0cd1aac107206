import { addMandate } from '@/lib/record/mandate/add-mandate'
import { enrolled } from '@/prisma/factories'
import { expect, test } from '../fixtures'

test('a coordinator enters a mandate, finds who is missing, waives it for one person, and downloads the grid', async ({
  page,
  course,
  signInAs,
  organization,
  newLearner,
  certifiedLearner,
}) => {
  test.slow()
  const { learner: done } = await certifiedLearner()
  const late = await newLearner({ name: 'Daniel Cyr' })
  const { account, coordinator } = await organization(done, late)
  const manage = `/manage/${coordinator.organizationId}`
  await signInAs(account)
  await page.goto(`${manage}/mandates/new`)
  const title = 'In-service on trafficking'
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Required by').fill('A board')
  await page.getByLabel('Total hours').fill('1')
  await page.getByLabel('Due again').selectOption('interval')
  await page.getByLabel('Months after completion').fill('24')
  await page.getByLabel('Days to complete it the first time').fill('30')
  await page.getByLabel(`${course.title}: ${course.subtitle}`, { exact: true }).check()
  await page.getByLabel('In force from').fill('2020-01-01')
  await page.getByLabel(/^Topics/).fill('Law')
  await page.getByRole('button', { name: 'Add mandate' }).click()
  await expect(page.getByRole('alert')).toContainText('Write each topic once, on its own line')
  await page.getByLabel(/^Topics/).fill('')
  await page.getByRole('button', { name: 'Add mandate' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Mandate added.' })).toBeVisible()

  await page.goto(`${manage}/compliance`)
  const row = (name: string) => page.getByRole('row').filter({ hasText: name })
  await expect(row(done.name)).toContainText('Met')
  await row(late.name).getByRole('link', { name: /^Due/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Hours: ${late.name}`)
  await page.getByText(`Waive or extend: ${title}`).click()
  await page.getByLabel('Decision').selectOption('waiver')
  await page.getByLabel('Until').fill('2090-12-31')
  await page.getByLabel('Allowed by').fill('A board')
  await page.getByLabel('Reason', { exact: true }).fill('On leave')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'The newest decision counts.' })).toBeVisible()
  await page.goto(`${manage}/compliance?state=waived`)
  await expect(row(late.name)).toContainText('Waived')
  await expect(row(done.name)).toHaveCount(0)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download (CSV)' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^compliance-\d{4}-\d\d-\d\d\.csv$/)
  await page.goto(`${manage}/compliance/shares`)
  await expect(page.getByRole('img', { name: /People by state/ })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: title })).toContainText('1 (50%)')
})

test('a learner sees their own hours', async ({ page, course, signInAs, organization, newLearner }) => {
  const learner = await newLearner({})
  const { coordinator } = await organization(learner)
  await enrolled(learner, course)
  const rule = {
    ...{ title: 'In-service', authority: 'A board', citation: '', minutes: 60, topics: [], firstDays: 30 },
    ...{ cycle: { kind: 'interval' as const, months: 24 }, needsApproval: true, countsClassroom: false },
    courses: [{ courseId: course.id, approvalNumber: 'A-1', topics: [] }],
  }
  await addMandate(coordinator, { rule, effectiveFrom: '2026-01-01', effectiveUntil: null })
  await signInAs(learner)
  await page.goto('/account')
  await page.getByRole('link', { name: 'Your hours' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'In-service' })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'In all' })).toContainText('0')
  await expect(page.getByText(`The forecast adds courses under way: ${course.title}`)).toBeVisible()
})
