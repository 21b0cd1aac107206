import { db } from '@/lib/platform/db'
import { expect, test } from '../fixtures'
import { addApp } from './second-step'

const days = (count: number) => new Date(Date.now() - count * 86_400_000)

test('after the days of grace, a coordinator’s pages lead to the second step, and lessons stay open', async ({
  page,
  signInAs,
  newPageAs,
  organization,
  administrator,
}) => {
  const { account, coordinator, name } = await organization()
  const { organizationId } = coordinator
  const admin = await newPageAs(await administrator())
  await admin.goto('/admin')
  await admin.getByRole('link', { name, exact: true }).click()
  await admin.getByRole('link', { name: 'Second step for coordinators' }).click()
  await admin.getByRole('button', { name: 'Require it' }).click()
  await expect(admin.getByRole('button', { name: 'Stop requiring it' })).toBeVisible()

  await signInAs(account)
  await page.goto('/account/second-factor')
  await expect(page.getByText(/^Your role needs a second step by /)).toBeVisible()
  await page.goto(`/manage/${organizationId}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Three steps to your first training' })).toBeVisible()

  await db.membership.updateMany({ where: { organizationId, role: 'coordinator' }, data: { startedAt: days(15) } })
  await db.secondFactorRule.updateMany({ where: { organizationId }, data: { beganAt: days(15) } })
  for (const path of ['', '/cohorts', '/people.csv']) {
    await page.goto(`/manage/${organizationId}${path}`)
    await expect(page.getByRole('heading', { level: 1, name: 'Two-step sign-in' })).toBeVisible()
  }
  await expect(page.getByText('Your role needs a second step')).toBeVisible()
  const refused = await page.request.post(`/manage/${organizationId}/cohorts/new`, {
    form: { name: 'Night shift' },
    headers: { Accept: 'application/json' },
  })
  expect(refused.status()).toBe(403)
  expect(await db.cohort.count({ where: { organizationId, name: 'Night shift' } })).toBe(0)
  await page.goto('/learn')
  await expect(page.getByRole('heading', { level: 1, name: 'My courses' })).toBeVisible()

  await page.goto(`/manage/${organizationId}`)
  await addApp(page)
  await page.getByRole('link', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Three steps to your first training' })).toBeVisible()
})

test('an administrator removes a lost second step with a reason', async ({
  page,
  signInAs,
  newPageAs,
  newLearner,
  administrator,
}) => {
  const person = await newLearner()
  const lost = await newPageAs(person)
  await lost.goto('/account/second-factor')
  await addApp(lost)
  await signInAs(await administrator())
  await page.goto('/admin')
  await page.getByRole('link', { name: 'Lost second steps' }).click()
  await page.getByLabel('Email of the person').fill(person.email)
  await page.getByLabel('Reason').fill('Lost the phone; called back at the station')
  await page.getByRole('button', { name: 'Remove second steps' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'are removed' })).toBeVisible()
  await lost.goto('/account/second-factor')
  await expect(lost).toHaveURL(/\/sign-in/)
  expect(await db.authenticatorApp.count({ where: { accountId: person.accountId } })).toBe(0)
})
