import { finalOf } from '@/prisma/course-parts'
import { joined } from '@/prisma/factories'
import { expect, test } from '../fixtures'
import { openedAttempt, startFinal } from '../learner/answers'

test('before the final a learner says who they are, with what their organization asks for', async ({
  page,
  newDevice,
  signInAs,
  organization,
  readyLearner,
  course,
}) => {
  const { account, coordinator, code } = await organization()
  const learner = await readyLearner()
  await joined(learner, code)
  await signInAs(account)
  await page.goto(`/manage/${coordinator.organizationId}/cohorts`)
  await page.getByLabel('What it is called').fill('Officer number')
  await page.getByRole('button', { name: 'Ask for it' }).click()
  await expect(page.getByText(/asked for “Officer number” since/)).toBeVisible()

  const theirs = await newDevice({ javaScriptEnabled: false })
  await signInAs(learner, theirs)
  const own = await theirs.newPage()
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
