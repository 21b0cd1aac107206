import { expectAccessible } from '../accessibility'
import { expect, test } from '../fixtures'

test('an administrator sees what works and what to do about the rest', async ({ page, signInAs, administrator }) => {
  await signInAs(await administrator())
  await page.goto('/admin')
  await page.getByRole('link', { name: 'Status of the site' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Status of the site' })).toBeVisible()
  const row = (name: string) =>
    page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 3, name, exact: true }) })
  await expect(row('Migrations')).toContainText('Good')
  await expect(row('Disk')).toContainText(/\d [GM]B free in/)
  await expect(row('Check of the log')).toContainText(/Look at this|Good/)
  await expect(row('TLS certificate')).toContainText('this machine only')
  await expect(page.getByRole('main')).not.toContainText('@')
  await expectAccessible(page, 'status')
})

test('the status is not kept by a cache', async ({ page, signInAs, administrator }) => {
  await signInAs(await administrator())
  const response = await page.goto('/admin/status')
  expect(response?.headers()['cache-control']).toBe('private, no-store')
})
