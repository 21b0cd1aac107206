import { randomUUID } from 'node:crypto'
import { expect, test } from '../fixtures'

test('without a mail server, an administrator hands over a link that changes a person’s address', async ({
  page,
  newPageAs,
  signInAs,
  administrator,
  newLearner,
}) => {
  const person = await newLearner()
  const email = `moved-${randomUUID()}@test.example`
  const own = await newPageAs(person)
  await own.goto('/account/address')
  await expect(own.getByText('ask an administrator of the site for a link')).toBeVisible()

  await signInAs(await administrator())
  await page.goto('/admin')
  await page.getByRole('link', { name: 'Addresses' }).click()
  await page.getByLabel('Email of their account').fill('nobody@test.example')
  await page.getByLabel('Address to confirm').fill(email)
  await page.getByRole('button', { name: 'Make the link' }).click()
  await expect(page.getByRole('alert')).toContainText('No open account has this address.')
  await page.getByLabel('Email of their account').fill(person.email)
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = (await page.locator('code').textContent()) ?? ''
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'This link cannot be used' })).toBeVisible()

  await own.goto(link)
  await own.getByRole('button', { name: 'Confirm this address' }).click()
  await expect(own.getByRole('status').filter({ hasText: 'Your address is confirmed' })).toBeVisible()
  await expect(own.getByText(email)).toBeVisible()
})
