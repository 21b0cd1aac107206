import type { ChildProcess } from 'node:child_process'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures'
import { findFreePort } from './free-port'
import { kill, startProcess } from './own-process'
import { typePassword } from './second-step'

test.describe.configure({ mode: 'serial' })

/** The suite's site has an IP address, where browsers allow no passkeys. */
let server: ChildProcess
let site: string
test.beforeAll(async () => {
  const port = await findFreePort()
  site = `http://localhost:${port}`
  server = await startProcess(port, { APP_URL: site })
})
test.afterAll(() => kill(server))

/** Chromium's own authenticator, which says yes to every question. */
async function addAuthenticator(page: Page) {
  const client = await page.context().newCDPSession(page)
  await client.send('WebAuthn.enable')
  const { authenticatorId } = await client.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { client, authenticatorId }
}

test('a person adds a passkey, uses it as the second step, and signs in with it alone', async ({
  browser,
  newLearner,
}) => {
  const { email } = await newLearner()
  const context = await browser.newContext({ baseURL: site })
  const page = await context.newPage()
  const { client, authenticatorId } = await addAuthenticator(page)
  await typePassword(page, email)
  await page.goto('/account/second-factor')
  await page.getByLabel('Name of the passkey').fill('Laptop')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await expect(page.locator('li code')).toHaveCount(10)
  const [code = ''] = await page.locator('li code').allInnerTexts()
  await page.getByRole('link', { name: 'Continue' }).click()
  await expect(page.getByRole('rowheader', { name: 'Laptop (passkey)' })).toBeVisible()

  await context.clearCookies()
  await typePassword(page, email)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page).toHaveURL(/\/learn$/)

  await context.clearCookies()
  await page.goto('/sign-in?next=%2Faccount')
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByText(email)).toBeVisible()

  await client.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
  await addAuthenticator(page)
  await context.clearCookies()
  await typePassword(page, email)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await expect(page.getByText('No passkey was used.')).toBeVisible()
  await page.getByLabel('Code').fill(code)
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page).toHaveURL(/\/learn$/)

  await page.goto('/account/second-factor')
  await page.getByRole('button', { name: 'Remove Laptop' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'The second step was removed' })).toBeVisible()
  await context.close()
})
