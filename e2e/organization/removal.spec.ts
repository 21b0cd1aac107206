import { db } from '@/lib/platform/db'
import { expect, test } from '../fixtures'

test('a coordinator removes a person with a reason, which the person reads', async ({
  page,
  signInAs,
  newPageAs,
  organization,
  newLearner,
}) => {
  const learner = await newLearner()
  const { account, coordinator, name } = await organization(learner)
  await signInAs(account)
  await page.goto(`/manage/${coordinator.organizationId}/people/${learner.accountId}`)
  await page.getByRole('link', { name: `Remove from ${name}` }).click()
  await page.getByLabel('Reason').fill('   ')
  await page.getByRole('button', { name: `Remove from ${name}` }).click()
  await expect(page.getByRole('alert')).toContainText('Give a reason')
  await page.getByLabel('Reason').fill('Moved to another agency')
  await page.getByRole('button', { name: `Remove from ${name}` }).click()
  await expect(page.getByText('The person is removed')).toBeVisible()
  await page.getByRole('link', { name: 'Former people' }).click()
  await expect(page.getByRole('link', { name: learner.name })).toBeVisible()
  const theirs = await newPageAs(learner)
  await theirs.goto('/account')
  await expect(theirs.getByText('Reason: Moved to another agency')).toBeVisible()
})

test('a learner leaves an organization from the account page', async ({ page, signInAs, organization, newLearner }) => {
  const learner = await newLearner()
  const { name } = await organization(learner)
  await signInAs(learner)
  await page.goto('/account')
  await page.getByRole('link', { name: `Leave ${name}` }).click()
  await page.getByRole('button', { name: `Leave ${name}` }).click()
  await expect(page.getByText('You left the organization')).toBeVisible()
  expect(await db.membership.count({ where: { accountId: learner.accountId, endedAt: null } })).toBe(0)
})

test('an administrator ends the role of a coordinator and of an administrator', async ({
  page,
  signInAs,
  organization,
  administrator,
}) => {
  const { account, name } = await organization()
  const admin = await administrator()
  const colleague = await administrator()
  await signInAs(admin)
  const roles = {
    [`/admin/organizations?find=${name}`]: `End role of ${account.name} in ${name}`,
    '/admin': `End role of ${colleague.name} as an administrator`,
  }
  for (const [list, role] of Object.entries(roles)) {
    await page.goto(list)
    await page.getByRole('link', { name: role }).click()
    await page.getByLabel('Reason').fill('Left the agency')
    await page.getByRole('button', { name: 'End role' }).click()
    await expect(page.getByText('The role has ended')).toBeVisible()
    await expect(page.getByRole('link', { name: role })).toHaveCount(0)
  }
})
