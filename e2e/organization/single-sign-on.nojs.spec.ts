import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { client, startOidcProvider } from '@/fixtures/oidc-provider'
import { operator } from '@/lib/people/account/actor'
import { addProvider } from '@/lib/people/single-sign-on/add-provider'
import { addressesFor } from '@/lib/people/single-sign-on/addresses'
import * as make from '@/prisma/factories'

test('an agency signs its people on with OpenID Connect, without JavaScript', async ({ page }) => {
  const id = randomUUID()
  const domain = `${id}.example`
  const email = `casey@${domain}`
  const identity = await startOidcProvider({
    redirectUri: () => addressesFor(id).callback,
    people: { casey: { email, email_verified: true, name: 'Casey Doe', groups: ['Trainers'] } },
  })
  const { coordinator } = await make.organization()
  const { organizationId, organizationName } = coordinator
  await addProvider(operator, {
    ...{ id, kind: 'oidc', name: 'Agency', issuer: identity.issuer, ...client, organizationId },
    ...{ domains: [domain], groupsName: 'groups', coordinatorGroups: ['Trainers'] },
  })

  await test.step('a work address without a provider is refused', async () => {
    await page.goto('/learn')
    await page.getByLabel('Work email').fill('casey@elsewhere.example')
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByRole('alert')).toContainText('No organization here signs in people with this address.')
  })

  await test.step('the person goes to the agency, signs in there, and lands on the page that they wanted', async () => {
    await page.getByLabel('Work email').fill(email)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.waitForURL(`${identity.issuer}/**`)
    await page.locator('[name=login]').fill('casey')
    await page.locator('[name=password]').fill('any')
    await page.locator('button[type=submit]').click()
    await page.waitForURL('**/learn')
  })

  await test.step('with a name, an address, and the roles of the group', async () => {
    await page.goto('/account')
    await expect(page.getByText('Casey Doe')).toBeVisible()
    await expect(page.getByText(email)).toBeVisible()
    await expect(page.getByRole('link', { name: organizationName, exact: true })).toBeVisible()
    await page.goto(`/manage/${organizationId}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  })

  await test.step('signing out here signs the person out there, too, and leads back', async () => {
    await page.goto('/account')
    await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL(`${identity.issuer}/session/end**`)
    await page.getByRole('button', { name: 'Yes, sign me out' }).click()
    await page.waitForURL('**/sign-in')
    await page.goto('/account')
    await expect(page).toHaveURL(/\/sign-in/)
    await page.getByLabel('Work email').fill(email)
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.locator('[name=login]')).toBeVisible()
  })

  await test.step('the answer does not work again', async () => {
    await page.goto(`${addressesFor(id).callback}?code=used&state=used`)
    await expect(page.getByRole('alert')).toContainText('took more than ten minutes, or was already used. Start again.')
  })
  await identity.close()
})

test('an account that owns the address links itself, and signs on afterwards', async ({ page }) => {
  const id = randomUUID()
  const domain = `${id}.example`
  const email = `robin@${domain}`
  const identity = await startOidcProvider({
    redirectUri: () => addressesFor(id).callback,
    people: { robin: { email, email_verified: true, name: 'Robin Roe' } },
  })
  const { organizationId } = (await make.organization()).coordinator
  await addProvider(operator, {
    ...{ id, kind: 'oidc', name: 'Agency', issuer: identity.issuer, ...client, organizationId },
    ...{ domains: [domain], groupsName: 'groups', coordinatorGroups: [] },
  })
  await make.learner({ email, name: 'Robin Roe' })
  const signOn = async () => {
    await page.goto('/sign-in')
    await page.getByLabel('Work email').fill(email)
    await page.getByRole('button', { name: 'Continue' }).click()
  }

  await signOn()
  await page.locator('[name=login]').fill('robin')
  await page.locator('[name=password]').fill('any')
  await page.locator('button[type=submit]').click()
  await expect(page.getByRole('alert')).toContainText('There is already an account with your email address.')

  await page.getByLabel('Email', { exact: true }).fill(email)
  await page.getByLabel('Password').fill(make.testPassword)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  // Opening the next page earlier would cancel the form.
  await page.waitForURL('**/learn')
  await page.goto('/account/sign-on')
  await page.getByRole('button', { name: 'Link' }).click()
  await expect(page.getByText('Your sign-on is linked')).toBeVisible()

  await page.goto('/account')
  await page.getByRole('main').getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL(`${identity.issuer}/session/end**`)
  await signOn()
  await page.waitForURL('**/learn')
  await identity.close()
})
