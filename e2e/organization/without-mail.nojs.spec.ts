import { expect, test } from '../fixtures'

const password = 'seven quiet harbors'

test('a person without an address makes an account with the code on a sheet, signs in with it, and gets a new password', async ({
  page,
  newDevice,
  signInAs,
  organization,
}) => {
  const { account, coordinator } = await organization()
  await signInAs(account)
  const people = `/manage/${coordinator.organizationId}`
  await page.goto(`${people}/import`)
  await page.getByLabel('Or paste your roster').fill('Name\tCell Phone\nROWE, ADA\t207-555-0114\n')
  await page.getByRole('button', { name: 'Check the list' }).click()
  await page.getByRole('button', { name: 'Invite 1' }).click()
  await page.getByRole('link', { name: 'Print the codes' }).click()
  const slip = page.getByRole('listitem').filter({ hasText: 'Ada Rowe' })
  const code = (await slip.locator('code').textContent()) ?? ''

  const guest = await (await newDevice()).newPage()
  await guest.goto(`/join/${code}`)
  await guest.getByRole('link', { name: 'Create an account' }).click()
  await expect(guest.getByLabel('Name')).toHaveValue('Ada Rowe')
  await guest.getByLabel('Password').fill(password)
  await guest.getByRole('button', { name: 'Create account' }).click()
  const signIn = async (secret: string) => {
    await guest.getByLabel('Email', { exact: true }).fill(code.toLowerCase())
    await guest.getByLabel('Password').fill(secret)
    await guest.getByRole('button', { name: 'Sign in', exact: true }).click()
  }
  await expect(guest.getByRole('status').filter({ hasText: 'account' })).toBeVisible()
  await signIn(password)
  await guest.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(guest).toHaveURL(/\/learn/)
  await guest.goto('/account')
  await expect(guest.getByText(`You sign in with ${code}`)).toBeVisible()

  await page.goto(`${people}/people?col=password`)
  await page.getByRole('link', { name: 'Ada Rowe' }).click()
  await expect(page.getByText(`Signs in with ${code}`)).toBeVisible()
  await page.goto(`${people}/people?col=password`)
  await page.getByRole('button', { name: /^Make a .*link.* for Ada Rowe$/ }).click()
  await guest.goto((await page.getByRole('main').getByRole('code').textContent()) ?? '')
  const newPassword = 'eleven loud harbors at dusk'
  await guest.getByLabel('New password').fill(newPassword)
  await guest.getByRole('button', { name: 'Set password' }).click()
  await signIn(newPassword)
  await expect(guest).toHaveURL(/\/learn/)
})
