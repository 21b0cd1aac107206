import { expect, test } from '../fixtures'
import { addApp, codeNow, typePassword } from './second-step'

test('without JavaScript, a person adds an app and signs in with its code, then with a recovery code', async ({
  page,
  newLearner,
}) => {
  const { email } = await newLearner()
  await typePassword(page, email)
  await page.goto('/account')
  await page.getByRole('link', { name: 'Two-step sign-in' }).click()
  await expect(page.getByRole('button', { name: 'Add a passkey' })).toBeHidden()
  const { secret, codes } = await addApp(page)
  expect(codes).toHaveLength(10)
  await page.getByRole('link', { name: 'Continue' }).click()
  await expect(page.getByRole('rowheader', { name: 'Work phone (authenticator app)' })).toBeVisible()
  await expect(page.getByText('You have 10 of 10 codes left.')).toBeVisible()

  await page.context().clearCookies()
  await typePassword(page, email)
  await expect(page.getByRole('heading', { level: 1, name: 'Confirm that it’s you' })).toBeVisible()
  await page.goto('/learn')
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goto('/sign-in/second-factor?next=%2Faccount')
  await page.getByLabel('Code').fill('000000')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'You are not signed in yet' })).toBeVisible()
  await page.getByLabel('Code').fill(codeNow(secret, 1))
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Account' })).toBeVisible()

  await page.context().clearCookies()
  await typePassword(page, email)
  await page.getByLabel('Code').fill(codes[0]?.toLowerCase() ?? '')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page).toHaveURL(/\/learn$/)
  await page.goto('/account/second-factor')
  await expect(page.getByText('You have 9 of 10 codes left.')).toBeVisible()
})

test('the second step is refused in another browser, and without a first step', async ({
  page,
  newLearner,
  newDevice,
}) => {
  const { email } = await newLearner()
  await typePassword(page, email)
  await page.goto('/account/second-factor')
  const { codes } = await addApp(page)
  await page.context().clearCookies()
  await typePassword(page, email)
  const other = await (await newDevice()).newPage()
  const answer = await other.request.post('/sign-in/second-factor', { form: { code: codes[0] ?? '' }, maxRedirects: 0 })
  expect(answer.headers().location).toMatch(/^\/sign-in\?done=expired/)
  await other.goto('/sign-in/second-factor')
  await expect(other.getByRole('status').filter({ hasText: 'Sign in again' })).toBeVisible()
})
