import { expect, test } from '../fixtures'

test('a bar runs while a roster is checked, and is gone after Back', async ({ page, signInAs, organization }) => {
  const { account, coordinator } = await organization()
  await signInAs(account)
  const address = `/manage/${coordinator.organizationId}/import`
  await page.goto(address)
  await page.getByLabel('Or paste your roster').fill('Email\tRank\nnobody@example.org\tOfficer\n')
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(`**${address}`, async (route) => {
    if (route.request().method() === 'POST') await held
    await route.continue()
  })
  const clicked = page.getByRole('button', { name: 'Check the list' }).click({ noWaitAfter: true })
  await expect(page.getByRole('progressbar', { name: 'Checking…' })).toBeVisible()
  release()
  await clicked
  await expect(page.getByRole('table', { name: 'Row by row' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('button', { name: 'Check the list' })).toBeVisible()
  await expect(page.getByRole('progressbar')).toHaveCount(0)
})
