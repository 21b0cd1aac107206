import { submitted } from '@/fixtures/analysis'
import { sampleItem } from '@/fixtures/quiz'
import { learner } from '@/prisma/factories'
import { expectAccessible } from '../accessibility'
import { expect, test } from '../fixtures'

test('states of administrator pages pass the accessibility checks', async ({
  page,
  signInAs,
  administrator,
  certifiedLearner,
  course,
}) => {
  test.slow()
  await signInAs(await administrator())
  await page.goto('/admin')
  await page.getByLabel('Serial').fill('not a serial')
  await page.getByLabel('Reason').fill('a test')
  await page.getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByRole('alert').first()).toContainText('Please check this form')
  await expectAccessible(page, 'admin with an error')
  await submitted(await learner(), course, 'le-final', [[{ item: sampleItem('accessible'), credit: 1, value: ['b'] }]])
  const { serial } = await certifiedLearner()
  for (const path of [
    '/admin/items/accessible',
    `/admin/manuals/${course.slug}`,
    '/admin/fairness?quiz=le-final&by=course',
    `/admin/certificates/${serial}`,
  ]) {
    await page.goto(path)
    await expectAccessible(page, path)
  }
})
