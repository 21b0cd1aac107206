import { loadCatalog } from '@/lib/content/course/catalog/load'
import { expect, test } from '../fixtures'

test('without JavaScript: the Enter key leads from a case to its answer and on to the next case', async ({ page }) => {
  const { rollCall } = await loadCatalog()
  const [first, second] = rollCall
  if (!first || !second) throw new Error('there are no roll-call pieces')
  expect(rollCall).toHaveLength(10)
  await page.goto('/courses')
  await page.getByRole('link', { name: 'roll-call pieces' }).click()
  await page.getByRole('link', { name: first.title }).click()
  await expect(page.getByRole('heading', { level: 2, name: first.ask })).toBeVisible()
  await expect(page.getByText(first.point)).toHaveCount(0)
  await expect(page.getByText(first.why)).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: first.point })).toBeVisible()
  await expect(page.getByText(first.why)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: second.ask })).toBeVisible()
})

test('a release names one recipient and has no field for immigration status', async ({ page }) => {
  const { templates } = await loadCatalog()
  expect(templates.map(({ id }) => id)).toEqual(['agency-agreement', 'case-meeting', 'release', 'referral'])
  await page.goto('/templates/release')
  const blanks = page.locator('.paper-blank')
  await expect(blanks.filter({ hasText: 'recipient' })).toHaveCount(1)
  await expect(blanks.filter({ hasText: /status|papers|visa/i })).toHaveCount(0)
  await expect(page.getByText('I do not have to sign. I get the same help if I do not.')).toBeVisible()
  await expect(page.getByText('Sample for counsel, not legal advice')).toBeVisible()
})
