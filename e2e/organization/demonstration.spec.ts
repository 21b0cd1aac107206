import { expect, test } from '../fixtures'

test('the demonstration has time flags, a record with every kind of change, and a packet @demo', async ({ page }) => {
  await page.goto('/sign-in?next=/manage')
  await page.getByLabel('Email', { exact: true }).fill('coordinator@demo.example')
  await page.getByLabel('Password').fill('northlight-demo')
  await page.getByRole('button', { name: 'Sign in' }).click()

  const group = page.getByRole('navigation', { name: 'Organization' })
  await group.getByRole('link', { name: 'Records' }).click()
  await page.getByRole('navigation', { name: 'Records' }).getByRole('link', { name: 'Time flags' }).click()
  const row = (name: string, what: string) => page.getByRole('row').filter({ hasText: name }).filter({ hasText: what })
  await expect(row('Bao Specimen', 'Lesson read in a short time')).toContainText('Open')
  await expect(row('Chantal Example', 'Two sign-ins at once')).toContainText('Open')
  await expect(row('Dmitri Test', 'Answers faster than reading')).toContainText('To be repeated.')
  await expect(row('Dmitri Test', 'Lesson read in a short time')).toContainText('Explained.')

  await page.getByRole('link', { name: 'People', exact: true }).click()
  await page.getByRole('link', { name: 'Dmitri Test' }).click()
  const made = (what: RegExp) => page.getByRole('listitem').filter({ hasText: what })
  await expect(made(/Note by Cory Coordinator/)).toBeVisible()
  await expect(made(/Due by December 18, 2026, extended by Cory Coordinator/)).toBeVisible()
  await expect(made(/Waived by Cory Coordinator/)).toBeVisible()
  await expect(made(/Reopened by Cory Coordinator/)).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: 'To redo' })).toContainText('Quiz: indicators')

  await group.getByRole('link', { name: 'Records' }).click()
  await page.getByRole('link', { name: 'Audit packets' }).click()
  await expect(row('Dmitri Test', 'Not downloaded yet')).toBeVisible()
})
