import { finalOf } from '@/prisma/course-parts'
import { answeredAttempt } from '@/prisma/factories'
import { expect, test } from '../fixtures'

test('a name that no typeface covers is refused with a sentence, and stays to be corrected', async ({
  page,
  signInAs,
  readyLearner,
  course,
}) => {
  const learner = await readyLearner()
  const attemptId = await answeredAttempt(learner, course, { quiz: finalOf(course) })
  await signInAs(learner)
  await page.goto(`/learn/${course.slug}/${finalOf(course).slug}/attempts/${attemptId}/review`)
  const field = page.getByLabel('Name on the certificate')
  await field.fill('Sam 𓀀 Sample')
  await page.getByRole('button', { name: 'Submit my answers' }).click()
  await expect(page.getByRole('alert').getByRole('link', { name: /typefaces have no shape for 𓀀/ })).toBeVisible()
  await expect(field).toHaveValue('Sam 𓀀 Sample')

  await field.fill('Sám Sample-Đỗ')
  await page.getByRole('button', { name: 'Submit my answers' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'You passed' })).toBeVisible()
  await page.getByRole('link', { name: 'its public page' }).click()
  await expect(page.getByRole('main')).toContainText('Sám Sample-Đỗ')
})

test('a share link opens the file to a stranger until its holder ends it', async ({
  page,
  signInAs,
  certifiedLearner,
  newDevice,
}) => {
  const { learner, serial } = await certifiedLearner()
  await signInAs(learner)
  await page.goto('/certificates')
  await page.getByRole('button', { name: 'Make a share link' }).click()
  const notice = page.getByRole('status').filter({ hasText: 'Whoever has this link' })
  const link = (await notice.getByRole('code').textContent()) ?? ''
  expect(link).toContain(serial)

  const stranger = await newDevice()
  expect((await stranger.request.get(`/certificates/${serial}.pdf`)).status()).toBe(404)
  const shared = await stranger.request.get(link)
  expect(shared.headers()['content-type']).toBe('application/pdf')

  await page.getByRole('button', { name: 'End sharing' }).click()
  await expect(page.getByRole('button', { name: 'End sharing' })).toHaveCount(0)
  expect((await stranger.request.get(link)).status()).toBe(404)
})
