import { randomUUID } from 'node:crypto'
import { mailTo } from '@/fixtures/mail'
import { writeMail } from '@/lib/people/mail/write-mail'
import { db, transact } from '@/lib/platform/db'
import { actionsAbout } from '@/prisma/factories'
import { rawRequest } from '../access/raw-request'
import { sessionOf } from '../access/session'
import { expectAccessible } from '../accessibility'
import { expect, test } from '../fixtures'

test('an administrator reads a mail that failed and sends it again', async ({
  page,
  signInAs,
  administrator,
  newLearner,
}) => {
  const person = await newLearner()
  const effect = `test:${randomUUID()}`
  await transact((tx) => writeMail(tx, mailTo(person, effect)))
  const { id } = await db.mail.update({
    where: { effect },
    data: { state: 'failed', tries: 8, lastError: 'connect ECONNREFUSED', settledAt: new Date() },
  })

  const admin = await administrator()
  await signInAs(admin)
  await page.goto('/admin')
  await page.getByRole('link', { name: 'Mail', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Mail' })).toBeVisible()
  await expectAccessible(page, 'mail')
  const row = page.getByRole('row').filter({ hasText: person.email })
  await expect(row).toContainText('Failed')
  await expect(row).toContainText('connect ECONNREFUSED')

  await row.getByRole('link', { name: 'Your next case is ready' }).click()
  await expect(page.getByRole('main')).toContainText(`Hello ${person.name}`)
  await expectAccessible(page, 'a mail')
  await page.getByRole('button', { name: 'Send again' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'We’ll try again' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Send again' })).toHaveCount(0)

  const html = await rawRequest(`/admin/mail/${id}/html`, { headers: await sessionOf(admin) })
  expect(html.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'unsafe-inline';.*; sandbox$/)
  expect(html.body).toContain(person.name)
  const actions = await actionsAbout(person)
  expect(actions).toContain('mail.viewed')
  expect(actions).toContain('mail.sent-again')
})

test('an administrator sends a test mail to their own address', async ({ page, signInAs, administrator }) => {
  const admin = await administrator()
  await signInAs(admin)
  await page.goto('/admin/mail')
  await page.getByRole('button', { name: 'Send a test mail to yourself' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'A test mail is on its way' })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: admin.email })).toContainText('Test mail from Northlight')
})

test('production has no mail preview', async () => {
  expect((await rawRequest('/preview/mail')).status).toBe(404)
})
