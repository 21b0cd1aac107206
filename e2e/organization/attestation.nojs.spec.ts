import { askIdentifier } from '@/lib/people/organization/ask-identifier'
import { setIdentifierRule } from '@/lib/people/organization/set-identifier-rule'
import { finalOf } from '@/prisma/course-parts'
import { joined } from '@/prisma/factories'
import { expect, test } from '../fixtures'
import { openedAttempt, startFinal } from '../learner/answers'

test('a learner attests to their identity before the final, with the number their organization requires', async ({
  page,
  newPageAs,
  signInAs,
  organization,
  readyLearner,
  course,
}) => {
  const learner = await readyLearner()
  const { account, coordinator } = await organization(learner)
  await setIdentifierRule(coordinator, { label: 'Officer number', pattern: '', isRequired: false })
  await signInAs(account)
  await page.goto(`/manage/${coordinator.organizationId}/cohorts`)
  await expect(page.getByLabel('Name of the identifier')).toHaveValue('Officer number')
  await page.getByRole('button', { name: 'Ask for it' }).click()
  await expect(page.getByText(/^Since .* enter “Officer number”/)).toBeVisible()

  const own = await newPageAs(learner, { javaScriptEnabled: false })
  await own.goto(`/learn/${course.slug}/${finalOf(course).slug}`)
  const number = own.getByLabel('Officer number')
  await number.fill('<1047>')
  await startFinal(own)
  await expect(own.getByRole('alert').getByRole('link', { name: /Use letters, digits/ })).toBeVisible()
  await expect(number).toHaveValue('<1047>')
  await number.fill('1047')
  await startFinal(own)
  await openedAttempt(own)

  await page.goto(`/manage/${coordinator.organizationId}/people/${learner.accountId}`)
  const attested = page.getByRole('table', { name: /^Attested before a final/ })
  await expect(attested.getByRole('row').filter({ hasText: learner.name })).toContainText('Officer number: 1047')
})

test('a learner answers two organizations, and each coordinator sees only their own answer', async ({
  page,
  newPageAs,
  signInAs,
  organization,
  readyLearner,
  course,
}) => {
  const learner = await readyLearner()
  const asking = [
    { ...(await organization()), number: 'MCJA-1047' },
    { ...(await organization()), number: 'SHELTER-2208' },
  ]
  for (const { coordinator, code } of asking) {
    await askIdentifier(coordinator, { label: 'Officer number' })
    await joined(learner, code)
  }
  await signInAs(learner)
  await page.goto(`/learn/${course.slug}/${finalOf(course).slug}`)
  for (const { name, number } of asking) await page.getByLabel(`Officer number (${name})`).fill(`<${number}>`)
  await startFinal(page)
  for (const { name, number } of asking) {
    const field = page.getByLabel(`Officer number (${name})`)
    await page
      .getByRole('alert')
      .getByRole('link', { name: `Officer number (${name}): Use letters` })
      .click()
    await expect(field).toBeFocused()
    await expect(field).toHaveValue(`<${number}>`)
    await field.fill(number)
  }
  await startFinal(page)
  await openedAttempt(page)

  for (const { account, coordinator, number } of asking) {
    const own = await newPageAs(account)
    await own.goto(`/manage/${coordinator.organizationId}/people/${learner.accountId}`)
    const attested = own.getByRole('table', { name: /^Attested before a final/ }).getByRole('row')
    await expect(attested.filter({ hasText: learner.name })).toContainText(`Officer number: ${number}`)
    for (const other of asking) {
      if (other.number !== number) await expect(own.getByRole('main')).not.toContainText(other.number)
    }
  }
})
