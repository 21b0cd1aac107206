import { expectAccessible } from '../accessibility'
import { expect, test } from '../fixtures'

test('the pages of an administrator can be used by everybody', async ({ page, signInAs, administrator }) => {
  await signInAs(await administrator())
  await page.goto('/admin')
  await expectAccessible(page, 'admin')
  await page.getByLabel('Serial').fill('not a serial')
  await page.getByLabel('Reason').fill('a test')
  await page.getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Please check this form')
  await expectAccessible(page, 'admin with an error')
})
