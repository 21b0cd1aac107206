import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import { startSamlProvider } from '@/fixtures/saml-provider'
import { samlProviderOf } from '@/fixtures/sign-on'
import { addressesFor } from '@/lib/people/single-sign-on/addresses'
import * as make from '@/prisma/factories'

test('an agency signs its people on with SAML, and out again, without JavaScript', async ({ page, request }) => {
  const id = randomUUID()
  const domain = `${id}.example`
  const email = `casey@${domain}`
  const casey = { subject: randomUUID(), email, name: 'Casey Doe', groups: ['Staff', 'Trainers'] }
  const site = addressesFor(id)
  const identity = await startSamlProvider({ site, people: { casey } })
  const { organizationId, organizationName } = (await make.organization()).coordinator
  const wish = { organizationId, logoutUrl: identity.logoutPoint, coordinatorGroups: ['Trainers'] }
  await samlProviderOf(id, identity, wish)

  const signOn = async () => {
    await page.goto('/learn')
    await page.getByLabel('Work email').fill(email)
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.locator('[name=login]').fill('casey')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
    // Never to the RelayState, which names another site.
    await page.waitForURL('**/learn')
  }
  await test.step('the person signs in there, and the form of that site brings them back', signOn)

  await test.step('with a name, an address, and the roles of the groups', async () => {
    await page.goto('/account')
    await expect(page.getByText('Casey Doe')).toBeVisible()
    await expect(page.getByText(email)).toBeVisible()
    await expect(page.getByRole('link', { name: organizationName, exact: true })).toBeVisible()
  })

  await test.step('an assertion in another browser signs nobody in', async () => {
    const stranger = await request.post(site.consumer, {
      form: { SAMLResponse: await identity.respond(`_${randomUUID()}`, casey) },
      headers: { Origin: 'https://elsewhere.example', 'Sec-Fetch-Site': 'cross-site' },
      maxRedirects: 0,
    })
    expect(stranger.headers().location).toMatch(/^\/sign-in/)
    const finish = await request.get(`/sign-on/finish/${id}`, { maxRedirects: 0 })
    expect(finish.headers().location).toMatch(/^\/sign-in/)
  })

  await test.step('a body of more than 256 kB is refused', async () => {
    const large = await request.post(site.consumer, { form: { SAMLResponse: 'A'.repeat(300_000) } })
    expect(large.status()).toBe(413)
  })

  await test.step('signing out at the agency ends the session here', async () => {
    await page.goto(identity.logoutUrl(casey))
    await expect(page.getByRole('heading', { name: 'You are signed out of the agency' })).toBeVisible()
    await page.goto('/account')
    await expect(page).toHaveURL(/\/sign-in/)
  })

  await test.step('so does a form from the agency’s page, which is refused without a signature', async () => {
    await signOn()
    const post = (SAMLRequest: string) =>
      request.post(site.logout, {
        form: { SAMLRequest },
        headers: { Origin: 'https://elsewhere.example', 'Sec-Fetch-Site': 'cross-site' },
        maxRedirects: 0,
      })
    expect((await post(identity.logoutForm(casey, { isUnsigned: true }))).status()).toBe(422)
    await page.goto('/account')
    await expect(page.getByText(email)).toBeVisible()
    const answered = await post(identity.logoutForm(casey))
    expect(answered.headers().location).toContain(`${identity.logoutPoint}?SAMLResponse=`)
    await page.goto('/account')
    await expect(page).toHaveURL(/\/sign-in/)
  })
  await identity.close()
})
