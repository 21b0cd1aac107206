import { invitation } from '@/fixtures/invitation'
import { requestPacket } from '@/lib/record/packet/request-packet'
import { expectAccessible } from '../accessibility'
import { expect, test } from '../fixtures'

test('coordinator pages pass the accessibility checks', async ({ page, signInAs, organization, certifiedLearner }) => {
  test.slow()
  const { learner } = await certifiedLearner()
  const { account, coordinator } = await organization(learner)
  await invitation(coordinator)
  const packetId = await requestPacket(coordinator, { accountId: learner.accountId })
  await signInAs(account)
  const here = `/manage/${coordinator.organizationId}`
  for (const path of [
    here,
    `${here}/people`,
    `${here}/people?q=nobody-of-this-name`,
    `${here}/cohorts`,
    `${here}/invitations`,
    `${here}/invitations/sheet`,
    `${here}/assignments`,
    `${here}/compliance`,
    `${here}/compliance/shares`,
    `${here}/mandates`,
    `${here}/mandates/new`,
    `${here}/people/${learner.accountId}/hours`,
    `${here}/numbers`,
    `${here}/gain`,
    `${here}/evaluations`,
    `${here}/weighing`,
    `${here}/anomalies`,
    `${here}/packets`,
    `${here}/packets/${packetId}`,
    `${here}/people/${learner.accountId}`,
  ]) {
    await page.goto(path)
    await expectAccessible(page, path)
  }
  await page.goto(`${here}/people`)
  await page.getByRole('button', { name: new RegExp(`^Make a .*link.* for ${learner.name}$`) }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Password link' })).toBeVisible()
  await expectAccessible(page, 'password link')
})
