import { expectAccessible } from '../accessibility'
import { courseOf, expect, test } from '../fixtures'

const lesson = '/learn/law-enforcement/federal-law-on-sex-trafficking-and-smuggling'

test('numbers that a coordinator enters reach the organization’s people, in lessons, on paper and on a phone', async ({
  page,
  signInAs,
  newPageAs,
  enrolledLearner,
  organization,
}) => {
  const learner = await enrolledLearner(await courseOf('law-enforcement'))
  const { account, coordinator, name } = await organization(learner)
  await signInAs(account)
  await page.goto(`/manage/${coordinator.organizationId}`)
  await page.getByRole('navigation', { name: 'Organization' }).getByRole('link', { name: 'Training' }).click()
  await page.getByRole('link', { name: 'Call card' }).click()
  const form = page.locator('form').filter({ has: page.getByLabel('Supervisor') })
  await form.getByLabel('On-call prosecutor').fill('12 Elm Street')
  await form.getByRole('button', { name: 'Save the numbers' }).click()
  await expect(page.getByRole('link', { name: /^Enter a phone number/ })).toBeVisible()
  await form.getByLabel('On-call prosecutor').fill('207-555-0100')
  await form.getByLabel('Interpreter service').fill('207-555-0101')
  await form.getByLabel('Account code').fill('4711')
  await form.getByRole('button', { name: 'Save the numbers' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
  await expectAccessible(page, 'the call card’s form')

  const phone = await newPageAs(learner)
  await phone.goto(lesson)
  const call = phone.locator('.step').filter({ has: phone.locator('a.call') })
  await phone.goto(`${lesson}#${await call.getAttribute('id')}`)
  await expect(call.getByRole('link', { name: '207-555-0100' })).toHaveAttribute('href', 'tel:2075550100')
  await call.getByRole('link', { name: 'the on-call prosecutor' }).click()
  await expect(phone).toHaveURL('/learn/law-enforcement/card#prosecutor')
  await expect(phone).toHaveTitle(/^Call card/)
  await expect(phone.getByRole('heading', { name })).toBeVisible()
  await expect(phone.getByRole('link', { name: 'On-call prosecutor: 207-555-0100' })).toBeVisible()
  await expect(phone.getByText('Account code 4711')).toBeVisible()
  await expectAccessible(phone, 'the call card')
  const [pdf] = await Promise.all([
    phone.waitForEvent('download'),
    phone.getByRole('link', { name: 'Save the numbers (PDF)' }).click(),
  ])
  expect(pdf.suggestedFilename()).toBe('call-card.pdf')
})

test('the second of two coordinators sees what the first one saved, and can keep either', async ({
  page,
  signInAs,
  organization,
}) => {
  const { account, coordinator } = await organization()
  await signInAs(account)
  const here = `/manage/${coordinator.organizationId}/numbers`
  const other = await page.context().newPage()
  await Promise.all([page.goto(here), other.goto(here)])
  for (const [tab, number] of [
    [page, '207-555-0110'],
    [other, '207-555-0111'],
  ] as const) {
    await tab.getByLabel('Supervisor').fill(number)
    await tab.getByRole('button', { name: 'Save the numbers' }).click()
  }
  await expect(
    other.getByRole('link', { name: 'Supervisor: another coordinator just saved 207-555-0110' }),
  ).toBeVisible()
  await expect(other.getByLabel('Supervisor')).toHaveValue('207-555-0111')
  await other.getByRole('button', { name: 'Save the numbers' }).click()
  await expect(other.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible()
})
