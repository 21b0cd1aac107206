import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import { client, startOidcProvider } from '@/fixtures/oidc-provider'
import { operator } from '@/lib/people/account/actor'
import { addProvider } from '@/lib/people/single-sign-on/add-provider'
import { addressesFor } from '@/lib/people/single-sign-on/addresses'
import * as make from '@/prisma/factories'
import { codeNow } from '../access/second-step'

async function agency() {
  const id = randomUUID()
  const domain = `${id}.example`
  const email = `casey@${domain}`
  const identity = await startOidcProvider({
    redirectUri: () => addressesFor(id).callback,
    people: {
      casey: { email, email_verified: true, name: 'Casey Doe' },
      robin: { email: `robin@${domain}`, email_verified: true, name: 'Robin Roe' },
    },
  })
  const { organizationId } = (await make.organization()).coordinator
  await addProvider(operator, {
    ...{ id, kind: 'oidc', name: 'Agency', issuer: identity.issuer, ...client, organizationId },
    ...{ domains: [domain], groupsName: 'groups', coordinatorGroups: [] },
  })
  return { identity, email }
}

/** Asks in between when another person is signed in there. */
async function switchThere(page: Page, issuer: string, person: string) {
  await signInThere(page, issuer, person)
  await page.getByRole('button', { name: 'Continue' }).click()
}

async function signInThere(page: Page, issuer: string, person: string) {
  await page.waitForURL(`${issuer}/**`)
  await page.locator('[name=login]').fill(person)
  await page.locator('[name=password]').fill('any')
  await page.locator('button[type=submit]').click()
}

async function signOn(page: Page, email: string, issuer: string) {
  await page.goto('/sign-in?next=/account')
  await page.getByLabel('Work email').fill(email)
  await page.getByRole('button', { name: 'Continue' }).click()
  await signInThere(page, issuer, 'casey')
}

async function askToChangeName(page: Page, name: string) {
  await page.goto('/account/name')
  await page.getByLabel('Name').fill(name)
  await page.getByRole('button', { name: 'Change name' }).click()
  await page.getByRole('button', { name: 'Sign in again with Agency' }).click()
}

test('a person without a password confirms at their provider, and the form that they sent is kept', async ({
  page,
}) => {
  const { identity, email } = await agency()
  await signOn(page, email, identity.issuer)
  await page.waitForURL('**/account')

  await test.step('a colleague who signs in there does not count', async () => {
    await askToChangeName(page, 'Casey Roe')
    await switchThere(page, identity.issuer, 'robin')
    await expect(page.getByRole('alert')).toContainText('You signed in to Agency as another person.')
  })

  await test.step('an answer from an older sign-in there does not count', async () => {
    identity.spoiled.claims = { auth_time: Math.floor(Date.now() / 1000) - 600 }
    await askToChangeName(page, 'Casey Roe')
    await switchThere(page, identity.issuer, 'casey')
    await expect(page.getByRole('alert')).toContainText('Agency did not ask you to sign in again')
    identity.spoiled.claims = {}
  })

  await test.step('a new sign-in there counts, and the name that was typed is still there', async () => {
    await page.getByRole('button', { name: 'Sign in again with Agency' }).click()
    await signInThere(page, identity.issuer, 'casey')
    await expect(page.getByRole('heading', { name: 'Thank you. We know that it’s you.' })).toBeVisible()
    await page.getByRole('button', { name: 'Continue' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Your name was changed' })).toBeVisible()
    await expect(page.getByText('Casey Roe')).toBeVisible()
  })

  await test.step('in another session the kept form cannot be opened', async () => {
    await page.goto(`/account/confirmation?form=${randomUUID()}`)
    await expect(page.getByRole('heading', { name: 'This link cannot be used' })).toBeVisible()
  })
  await identity.close()
})

test('a person with a second step here meets it after a provider that asked for none', async ({ page }) => {
  const { identity, email } = await agency()
  await signOn(page, email, identity.issuer)
  await page.waitForURL('**/account')
  await page.goto('/account/second-factor')
  await page.getByLabel('Name of the app or phone').fill('Work phone')
  await page.getByRole('button', { name: 'Add an app' }).click()
  await page.getByRole('button', { name: 'Sign in again with Agency' }).click()
  await signInThere(page, identity.issuer, 'casey')
  await page.getByRole('button', { name: 'Continue' }).click()
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(' ', '')
  await page.getByLabel('Code').fill(codeNow(secret, -1))
  await page.getByRole('button', { name: 'Turn on' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Recovery codes' })).toBeVisible()

  await page.context().clearCookies()
  await signOn(page, email, identity.issuer)
  await expect(page.getByRole('heading', { name: 'Confirm that it’s you' })).toBeVisible()
  await page.goto('/account')
  await expect(page).toHaveURL(/\/sign-in/)

  await page.goto('/sign-in/second-factor?next=/account')
  await page.getByLabel('Code').fill(codeNow(secret))
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText(email)).toBeVisible()
  await identity.close()
})
