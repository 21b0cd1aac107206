import { joined } from '@/prisma/factories'
import { expect, test } from '../fixtures'

test('a learner shares an earlier certificate with a new organization, and stops sharing it', async ({
  page,
  signInAs,
  organization,
  certifiedLearner,
}) => {
  test.slow()
  const { learner, serial } = await certifiedLearner()
  const { account, coordinator, code, name } = await organization()
  await joined(learner, code)
  const people = `/manage/${coordinator.organizationId}/people`
  const answer = async (button: string, said: string) => {
    await signInAs(learner)
    await page.goto('/account')
    await page.getByRole('link', { name: `Earlier certificates: share with ${name}` }).click()
    await page.getByRole('button', { name: button }).click()
    await expect(page.getByRole('status').filter({ hasText: said })).toBeVisible()
    await signInAs(account)
    await page.goto(people)
  }
  await signInAs(account)
  await page.goto(people)
  await expect(page.getByRole('rowheader', { name: learner.name })).toBeVisible()
  await expect(page.getByText(serial)).toHaveCount(0)
  await answer('Share my earlier certificates', 'Your earlier certificates are shared now')
  await expect(page.getByRole('link', { name: serial })).toBeVisible()
  await answer('Stop sharing', 'Your earlier certificates are no longer shared')
  await expect(page.getByText(serial)).toHaveCount(0)
})
