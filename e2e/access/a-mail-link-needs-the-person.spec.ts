import { loadCatalog } from '@/lib/content/course/catalog/load'
import { db } from '@/lib/platform/db'
import { optIn } from '@/lib/record/spaced-practice/opt-in'
import { unsubscribeToken } from '@/lib/record/spaced-practice/unsubscribe-token'
import { expect, test } from '../fixtures'
import { openCaseOf } from '../learner/spaced-case'
import { rawPost, rawRequest } from './raw-request'
import { sessionOf } from './session'

const settings = { byMail: true, quietFrom: 20, quietUntil: 8 }

test('a case link works only for its signed-in learner and neither answers nor signs in by itself', async ({
  certifiedLearner,
  newLearner,
}) => {
  const { learner } = await certifiedLearner()
  await optIn(learner, { ...settings, courses: (await loadCatalog()).courses })
  const { id, item, right } = await openCaseOf(learner)
  const path = `/practice/cases/${id}`
  const value = right[0] ?? ''
  const state = async () => ({
    cases: await db.spacedCase.findMany({ where: { accountId: learner.accountId } }),
    actions: await db.auditEvent.count({ where: { subjectId: learner.accountId } }),
  })
  const before = await state()
  const own = await sessionOf(learner)
  const another = await sessionOf(await newLearner())

  // Crawlers and mail scanners send no session and add their own parameters.
  for (const asked of [path, `${path}?value=${value}`, `${path}/answer?value=${value}`]) {
    for (const method of ['GET', 'HEAD', 'OPTIONS']) {
      const { status, headers, body } = await rawRequest(asked, { method })
      expect([200, 204, 303, 405], `${method} ${asked}`).toContain(status)
      expect(headers['set-cookie'] ?? '').not.toContain('session')
      expect(body).not.toContain(item.stem)
    }
  }
  expect((await rawRequest(path)).headers.location).toBe(`/sign-in?next=${encodeURIComponent(path)}`)
  expect((await rawPost(`${path}/answer`, { value })).headers.location).toMatch(/^\/sign-in\?next=/)

  expect((await rawRequest(path, { headers: another })).status).toBe(404)
  expect((await rawPost(`${path}/answer`, { value }, another)).status).toBe(404)
  for (const other of ['/practice/cases/x', '/practice/cases/00000000-0000-4000-8000-000000000000']) {
    expect((await rawRequest(other, { headers: own })).status).toBe(404)
    expect((await rawPost(`${other}/answer`, { value }, own)).status).toBe(404)
  }

  // A prefetch in the learner's own browser opens the link with their session.
  const opened = await rawRequest(path, { headers: { ...own, 'Sec-Purpose': 'prefetch' } })
  expect(opened.status).toBe(200)
  for (const { explanation } of item.options) expect(opened.body).not.toContain(explanation)
  expect(await state(), 'nothing has changed').toEqual(before)

  expect((await rawPost(`${path}/answer`, { value }, own)).headers.location).toBe(path)
  expect(await db.spacedCase.findUnique({ where: { id } })).toMatchObject({ correct: true })
})

test('an unsubscribe link changes nothing on GET and unsubscribes on POST', async ({
  certifiedLearner,
  newLearner,
}) => {
  const { learner } = await certifiedLearner()
  await optIn(learner, { ...settings, courses: (await loadCatalog()).courses })
  const plan = await db.practicePlan.findFirstOrThrow({ where: { accountId: learner.accountId } })
  const path = `/unsubscribe/${unsubscribeToken(plan.id)}`
  const ended = async () => (await db.practicePlan.findUniqueOrThrow({ where: { id: plan.id } })).endedBy

  for (const [method, expected] of [
    ['GET', 200],
    ['HEAD', 200],
    ['OPTIONS', 405],
    ['GET', 200],
  ] as const) {
    const { status, headers } = await rawRequest(path, { method })
    expect([method, status]).toEqual([method, expected])
    expect(headers['set-cookie']).toBeUndefined()
  }
  const page = await rawRequest(path, { headers: await sessionOf(await newLearner()) })
  expect(page.body).toContain('Stop the mails')
  expect(page.body).not.toContain(learner.name)
  expect(page.body).not.toContain(learner.email)
  for (const wrong of [path.slice(0, -1), `${path.slice(0, -1)}x`, `/unsubscribe/${plan.id}`]) {
    expect((await rawRequest(wrong)).status).toBe(404)
    expect((await rawPost(wrong, {})).status).toBe(404)
  }
  expect(await ended()).toBeNull()

  // A mail program sends neither cookie nor `Origin` and may retry (RFC 8058).
  const oneClick = { method: 'POST', body: 'List-Unsubscribe=One-Click' }
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const first = await rawRequest(path, { ...oneClick, headers: type })
  expect([first.status, first.headers['set-cookie']]).toEqual([200, undefined])
  expect(await ended()).toBe('link')
  expect((await rawRequest(path, { ...oneClick, headers: type })).status).toBe(200)
  expect((await rawRequest(path)).body).toContain('The mails are stopped')
})

test('unsubscribe accepts every form a mail program sends', async ({ certifiedLearner }) => {
  const { learner } = await certifiedLearner()
  const courses = (await loadCatalog()).courses
  const boundary = 'one-click'
  const parts = `--${boundary}\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--${boundary}--\r\n`
  const sent: { headers: Record<string, string>; body: string }[] = [
    { headers: { 'Content-Type': `multipart/form-data; boundary=${boundary}` }, body: parts },
    { headers: { Origin: 'null', 'Content-Type': 'application/x-www-form-urlencoded' }, body: '' },
    { headers: { Origin: 'https://mail.example', 'Sec-Fetch-Site': 'cross-site' }, body: 'List-Unsubscribe=One-Click' },
  ]
  for (const one of sent) {
    await optIn(learner, { ...settings, courses })
    const plan = await db.practicePlan.findFirstOrThrow({ where: { accountId: learner.accountId, endedAt: null } })
    const { status } = await rawRequest(`/unsubscribe/${unsubscribeToken(plan.id)}`, { method: 'POST', ...one })
    expect(status).toBe(200)
    expect((await db.practicePlan.findUniqueOrThrow({ where: { id: plan.id } })).endedBy).toBe('link')
  }
})
