import { enroll } from '@/lib/training/enrollment/enroll'
import { expect, test } from '../fixtures'

const letter = 'ក'

test('a refused form keeps 480 Khmer letters, without JavaScript', async ({
  page,
  signInAs,
  organization,
  newLearner,
  course,
}) => {
  const learner = await newLearner()
  const { account, coordinator } = await organization(learner)
  await enroll(learner, course)
  await signInAs(account)
  const person = `/manage/${coordinator.organizationId}/people/${learner.accountId}`
  await page.goto(person)
  await page.getByText('Set or move the due day').click()
  const form = page.locator(`form[action="${person}/extensions"]`)
  await form.getByLabel('Reason for the day').fill(letter.repeat(480))
  await form.evaluate((element: HTMLFormElement) => {
    element.noValidate = true
  })
  await form.getByRole('button', { name: 'Set the day' }).click()
  await expect(page.getByRole('alert')).toContainText('Enter a day.')
  await expect(form.getByLabel('Reason for the day')).toHaveValue(letter.repeat(480))
})
