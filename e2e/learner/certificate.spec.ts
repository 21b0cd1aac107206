import type { Locator } from '@playwright/test'
import { operator } from '@/lib/people/account/actor'
import { correct } from '@/lib/record/certificate/correct'
import { agreesWithLog } from '@/lib/record/packet/agreement'
import { finalOf } from '@/prisma/course-parts'
import { answeredAttempt } from '@/prisma/factories'
import { expect, test } from '../fixtures'
import { openedAttempt, startFinal } from './answers'

test('a name that no font covers is rejected with a message and stays for correction', async ({
  page,
  signInAs,
  readyLearner,
  course,
}) => {
  const learner = await readyLearner()
  const quiz = finalOf(course)
  await signInAs(learner)
  await page.goto(`/learn/${course.slug}/${quiz.slug}`)
  const field = page.getByLabel('Name on the certificate')
  await field.fill('Sam 𓀀 Sample')
  await startFinal(page)
  await expect(page.getByRole('alert').getByRole('link', { name: /fonts can’t print 𓀀/ })).toBeVisible()
  await expect(field).toHaveValue('Sam 𓀀 Sample')

  await field.fill('Sám Sample-Đỗ')
  await startFinal(page)
  const attemptId = await openedAttempt(page)
  await answeredAttempt(learner, course, { quiz })
  await page.goto(`/learn/${course.slug}/${quiz.slug}/attempts/${attemptId}/review`)
  await expect(page.getByText('to Sám Sample-Đỗ, as you attested')).toBeVisible()
  await page.getByRole('button', { name: 'Submit my answers' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'You passed' })).toBeVisible()
  await page.getByRole('link', { name: 'its public page' }).click()
  await expect(page.getByRole('main')).toContainText('Sám Sample-Đỗ')
})

test('a share link opens the PDF and the credential to a stranger until its holder ends it', async ({
  page,
  signInAs,
  certifiedLearner,
  newDevice,
}) => {
  const { learner, serial } = await certifiedLearner()
  await signInAs(learner)
  await page.goto('/certificates')
  await page.getByRole('button', { name: 'Make a share link' }).click()
  const notice = page.getByRole('status').filter({ hasText: 'Anyone with this link' })
  const link = await notice.getByLabel('Link', { exact: true }).inputValue()
  expect(await notice.getByRole('link', { name: 'Open it' }).getAttribute('href')).toBe(link)
  await notice.getByRole('button', { name: 'Copy the link' }).click()
  await expect(notice.getByText(/^(Copied|Selected)/)).toBeVisible()
  expect(link).toContain(serial)
  const [json, jwt] = await Promise.all(
    ['json', 'jwt'].map((kind) => notice.getByRole('link', { name: `${serial}.${kind}?share=` }).getAttribute('href')),
  )

  const stranger = await newDevice()
  const answerOf = (address: string | null | undefined) => stranger.request.get(address ?? '')
  expect((await answerOf(`/certificates/${serial}.pdf`)).status()).toBe(404)
  expect((await answerOf(`/credentials/${serial}.json`)).status()).toBe(404)
  const shared = await answerOf(link)
  expect(shared.headers()['content-type']).toBe('application/pdf')
  expect(await (await answerOf(json)).json()).toMatchObject({ type: ['VerifiableCredential', 'OpenBadgeCredential'] })
  expect(await (await answerOf(jwt)).text()).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)

  await page.getByRole('button', { name: 'End sharing' }).click()
  await expect(page.getByRole('button', { name: 'End sharing' })).toHaveCount(0)
  for (const address of [link, json, jwt]) expect((await answerOf(address)).status()).toBe(404)
})

test('a holder sees the status of each certificate and shares the valid one elsewhere', async ({
  page,
  signInAs,
  certifiedLearner,
}) => {
  const { learner, serial } = await certifiedLearner()
  const input = { serial, name: 'Sam Corrected', reason: 'As in the passport' }
  const corrected = await correct(operator, input, agreesWithLog)
  if (!corrected.ok) throw new Error(corrected.reason)
  await page.setViewportSize({ width: 390, height: 800 })
  await signInAs(learner)
  await page.goto('/certificates')
  const [newer, older] = [corrected.serial, serial].map((one) => page.locator(`#${one}`)) as [Locator, Locator]
  await expect(older).toContainText('Superseded')
  await expect(older.getByRole('link', { name: corrected.serial })).toBeVisible()
  await expect(newer).toContainText('Sam Corrected')
  await expect(newer.getByText('Valid', { exact: true })).toBeVisible()

  await newer.getByText('Credential and badge').click()
  for (const kind of ['json', 'jwt', 'png', 'svg']) {
    const address = `/credentials/${corrected.serial}.${kind}`
    await expect(newer.getByRole('link', { name: new RegExp(`\\(${kind}\\)`, 'i') })).toHaveAttribute('href', address)
    expect((await page.request.get(address)).status()).toBe(200)
  }

  for (const one of [newer, older]) await one.getByText('Show it elsewhere').click()
  await expect(newer.getByLabel('Code to paste')).toHaveValue(new RegExp(`/verify/${corrected.serial}">`))
  await newer.getByRole('button', { name: 'Copy the code' }).click()
  await expect(newer.getByRole('status').filter({ hasText: /^(Copied|Chosen)/ })).toBeVisible()
  const linkedIn = (one: Locator) => one.getByRole('link', { name: 'Add to LinkedIn' })
  await expect(linkedIn(older)).toHaveCount(0)
  await expect(linkedIn(newer)).toHaveAttribute('href', new RegExp(`certId=${corrected.serial}$`))
  const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth
  expect(await page.evaluate(overflow)).toBe(0)
})
