import { expect, test } from '../fixtures'

test('a bar runs while a roster is sent, and is gone after Back', async ({ page, signInAs, organization }) => {
  const { account, coordinator } = await organization()
  await signInAs(account)
  await page.goto(`/manage/${coordinator.organizationId}/import`)
  const roster = page.getByLabel('Or paste your roster')
  await roster.fill('Email\tRank\nnobody@example.org\tOfficer\n')
  // The form stays on the page, as on a slow connection.
  await roster.evaluate((field: HTMLTextAreaElement) =>
    field.form?.addEventListener('submit', (event) => event.preventDefault()),
  )
  await page.getByRole('button', { name: 'Check the list' }).click()
  await expect(page.getByRole('button', { name: 'Checking…' })).toBeVisible()
  await expect(page.getByRole('progressbar', { name: 'Checking…' })).toBeVisible()
  // The browser's event when it shows a page from its cache.
  await page.evaluate(() => window.dispatchEvent(new Event('pageshow')))
  await expect(page.getByRole('button', { name: 'Check the list' })).toBeVisible()
  await expect(page.getByRole('progressbar')).toHaveCount(0)
})
