import { invitation } from '@/fixtures/invitation'
import { requestPacket } from '@/lib/record/packet/request-packet'
import { expectAccessible } from '../accessibility'
import { expect, test } from '../fixtures'

test('states of coordinator pages pass the accessibility checks', async ({
  page,
  signInAs,
  organization,
  certifiedLearner,
}) => {
  test.slow()
  const { learner } = await certifiedLearner()
  const { account, coordinator } = await organization(learner)
  await invitation(coordinator)
  const packetId = await requestPacket(coordinator, { accountId: learner.accountId })
  await signInAs(account)
  const here = `/manage/${coordinator.organizationId}`
  for (const path of [
    `${here}/people?q=nobody-of-this-name`,
    `${here}/invitations/sheet`,
    `${here}/packets/${packetId}`,
  ]) {
    await page.goto(path)
    await expectAccessible(page, path)
  }
  await page.goto(`${here}/people?col=password`)
  await page.getByRole('button', { name: new RegExp(`^Make a .*link.* for ${learner.name}$`) }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Password link' })).toBeVisible()
  await expectAccessible(page, 'password link')
})
