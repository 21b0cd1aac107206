import { openedSession } from '@/fixtures/opened-session'
import { endSessionsOf } from '@/lib/people/account/session/end-all-sessions'
import { db } from '@/lib/platform/db'
import { administrator, testPassword } from '@/prisma/factories'
import { expect, test } from '../fixtures'
import { rawPost, rawRequest } from './raw-request'
import { sessionOf } from './session'

const statusOf = async (session: { Cookie: string }) =>
  (await rawRequest('/account', { headers: { ...session } })).status

test('a session ended from the list is refused at the next request, and the one that ended it goes on', async ({
  newLearner,
  newPageAs,
}) => {
  const person = await newLearner()
  const { sessionId } = await openedSession(person)
  const elsewhere = await sessionOf(person, { sessionId })
  const page = await newPageAs(person)
  await page.goto('/account')
  await page.getByRole('link', { name: 'Where you are signed in' }).click()
  await expect(page.getByRole('row')).toHaveCount(3)
  expect(await statusOf(elsewhere)).toBe(200)
  await page.getByRole('button', { name: 'Sign out', exact: true }).last().click()
  await expect(page.getByRole('status').filter({ hasText: 'That device is signed out' })).toBeVisible()
  expect(await statusOf(elsewhere)).toBe(303)

  const third = await sessionOf(person)
  await page.getByRole('button', { name: 'Sign out all other devices' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'All other devices are signed out' })).toBeVisible()
  expect(await statusOf(third)).toBe(303)
  await expect(page.getByRole('row')).toHaveCount(2)
})

test('a session of another person cannot be ended', async ({ newLearner }) => {
  const person = await newLearner()
  const other = await newLearner()
  const { sessionId } = await openedSession(other)
  const answer = await rawPost(`/account/sessions/${sessionId}/end`, {}, await sessionOf(person))
  expect(answer.status).toBe(404)
  expect(await statusOf(await sessionOf(other, { sessionId }))).toBe(200)
})

test('a session that an administrator ended, or that is over, is refused at the next request', async ({
  newLearner,
}) => {
  const person = await newLearner()
  const other = await newLearner()
  const session = await sessionOf(person)
  const { sessionId } = await openedSession(other)
  const old = await sessionOf(other, { sessionId })
  expect([await statusOf(session), await statusOf(old)]).toEqual([200, 200])
  const { administrator: admin } = await administrator()
  await endSessionsOf(admin, { accountId: person.accountId, reason: 'Lost phone' })
  await db.session.update({ where: { id: sessionId }, data: { expiresAt: new Date() } })
  expect([await statusOf(session), await statusOf(old)]).toEqual([303, 303])
})

test('closing an account needs the password again when it was typed more than ten minutes ago', async ({
  newLearner,
}) => {
  const person = await newLearner()
  const { sessionId } = await openedSession(person)
  const session = await sessionOf(person, { sessionId })
  await db.session.update({ where: { id: sessionId }, data: { passwordAt: new Date(Date.now() - 601_000) } })
  const close = (fields: Record<string, string>) => rawPost('/account/closure', { sure: 'on', ...fields }, session)
  const asked = await close({})
  expect(asked.status).toBe(403)
  expect(asked.body).toContain('Type your password again')
  expect(asked.body).toContain('<input type="hidden" name="sure" value="on"/>')
  const wrong = await close({ passwordAgain: 'not the password' })
  expect([wrong.status, wrong.body.includes('This is not your password')]).toEqual([403, true])
  expect(wrong.body).not.toContain('not the password')
  expect(await statusOf(session)).toBe(200)
  const closed = await close({ passwordAgain: testPassword })
  expect([closed.status, closed.headers.location]).toEqual([303, '/sign-in?done=closed'])
  expect(await statusOf(session)).toBe(303)
})
