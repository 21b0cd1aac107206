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
  await page.getByText('Set or change the due date').click()
  const form = page.locator(`form[action="${person}/extensions"]`)
  await form.getByLabel('Reason for the date').fill(letter.repeat(480))
  await form.evaluate((element: HTMLFormElement) => {
    element.noValidate = true
  })
  await form.getByRole('button', { name: 'Set the date' }).click()
  await expect(page.getByRole('alert')).toContainText('Enter a day.')
  await expect(form.getByLabel('Reason for the date')).toHaveValue(letter.repeat(480))
})
