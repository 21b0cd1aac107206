import { changeDetails } from '@/lib/people/organization/membership/change-details'
import { assign } from '@/lib/training/assignment/assign'
import { expect, test } from '../fixtures'

test('a supervisor finds their people from My courses and reminds one, and another member finds nobody', async ({
  page,
  signInAs,
  newPageAs,
  organization,
  newLearner,
  enrolledLearner,
  course,
}) => {
  const [sergeant, own] = [await newLearner({ name: 'Sgt. Joan Sample' }), await enrolledLearner()]
  const other = await newLearner({ name: 'Somebody Else' })
  const { coordinator } = await organization(sergeant, own, other)
  const details = { rank: '', identifier: '', hiredOn: null, divisionId: null, supervisorId: sergeant.accountId }
  await changeDetails(coordinator, { accountId: own.accountId, version: 0, ...details })
  const everyone = {
    audience: 'everyone',
    cohortId: null,
    accountId: null,
    dueDays: null,
    dueOn: '2099-12-18',
  } as const
  await assign(coordinator, { ...everyone, course })
  await signInAs(sergeant)
  await page.goto('/learn')
  await page.getByRole('link', { name: 'My people' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'My people' })).toBeVisible()
  await expect(page.getByText('0 of 1 done.')).toBeVisible()
  const row = page.getByRole('listitem').filter({ hasText: own.name })
  await expect(row).toContainText('Not started')
  await expect(row).toContainText('Due December 18, 2099')
  await expect(page.getByText('Somebody Else')).toHaveCount(0)
  await page.getByRole('button', { name: `Remind ${own.name}` }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Reminded.' })).toBeVisible()

  const theirs = await newPageAs(other)
  await theirs.goto('/learn')
  await expect(theirs.getByRole('link', { name: 'My people' })).toHaveCount(0)
  await theirs.goto('/my-people')
  await expect(theirs.getByText('Nobody has you as their supervisor yet.')).toBeVisible()
})
