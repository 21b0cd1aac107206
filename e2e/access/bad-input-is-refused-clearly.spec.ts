import { randomUUID } from 'node:crypto'
import { db } from '@/lib/platform/db'
import { findSitting } from '@/lib/training/attempt/sitting'
import { listPracticeResponses } from '@/lib/training/lesson/queries'
import { administrator } from '@/prisma/factories'
import { expect, test } from '../fixtures'
import { findPlace } from './course'
import { type RawAnswer, rawPost, rawRequest } from './raw-request'
import { sessionOf } from './session'

const { NEXTAUTH_SECRET: secret = 'none', DATABASE_URL: database = 'none' } = process.env

const inside = {
  ...{ 'the secret': secret, 'the database': database, 'a folder': process.cwd(), 'a build folder': '.next/server' },
  ...{ 'a stack': '\n    at ', 'a package': 'node_modules', 'the client': 'Prisma', 'the server': 'postgres' },
}

/** An error names the problem and leaks no internals. */
function expectPlain({ body }: RawAnswer): void {
  const told = Object.entries(inside).filter(([, text]) => body.includes(text))
  expect(told.map(([name]) => name)).toEqual([])
}

async function refused(answer: Promise<RawAnswer>, status: number, what: unknown): Promise<RawAnswer> {
  const got = await answer
  expect([what, got.status]).toEqual([what, status])
  expectPlain(got)
  return got
}

test('an invalid answer is rejected and nothing is written', async ({ enrolledLearner }) => {
  const { quizAddress } = await findPlace()
  const person = await enrolledLearner()
  const other = await enrolledLearner()
  const session = { ...(await sessionOf(person)), Accept: 'application/json' }
  const theirs = { ...(await sessionOf(other)), Accept: 'application/json' }
  const { attemptId } = JSON.parse((await rawPost(`${quizAddress}/attempts`, {}, session)).body)
  const address = `${quizAddress}/attempts/${attemptId}/responses`

  for (const position of ['0', '-1', 'abc', '9999', '1.5', '', ' ', 'NaN', 'Infinity']) {
    await refused(rawPost(address, { position, value: 'a' }, session), 422, position)
  }
  for (const value of ['no-such-option', 'A', '0', 'true', '["a"]', '"]', '\0', ' ', 'x'.repeat(500)]) {
    await refused(rawPost(address, { position: '1', value }, session), 422, value)
  }
  const one = await db.attemptItem.findFirstOrThrow({ where: { attemptId, maxChoices: 1 } })
  const twice: [string, string][] = [
    ['position', String(one.position)],
    ['value', 'a'],
    ['value', 'b'],
  ]
  await refused(rawPost(address, twice, session), 422, 'two answers')
  await refused(rawPost(address, { position: '11', value: 'a' }, session), 404, 'an item that was not drawn')
  await refused(rawPost(address, { position: '1', value: 'a' }, theirs), 404, "another learner's attempt")
  for (const id of [randomUUID(), 'x', '1', '%27', '__proto__', `${attemptId}x`]) {
    const fields = { position: '1', value: 'a' }
    await refused(rawPost(`${quizAddress}/attempts/${id}/responses`, fields, session), 404, id)
  }
  await refused(rawPost(address, { position: '1', value: 'a'.repeat(1_000_000) }, session), 413, 'a megabyte')

  const sitting = await findSitting(person, attemptId)
  expect(sitting?.items.filter(({ answered, flagged }) => answered || flagged)).toEqual([])
})

test('unknown form fields change nothing', async ({ enrolledLearner }) => {
  const { quiz, quizAddress } = await findPlace()
  const person = await enrolledLearner()
  const session = { ...(await sessionOf(person)), Accept: 'application/json' }
  const forged = { id: randomUUID(), seed: 'x', accountId: randomUUID(), passed: 'true', raw: '10', role: 'admin' }
  const { attemptId } = JSON.parse((await rawPost(`${quizAddress}/attempts`, forged, session)).body)
  expect(attemptId).not.toBe(forged.id)
  const address = `${quizAddress}/attempts/${attemptId}`
  await rawPost(
    `${address}/responses`,
    { position: '1', value: 'a', correct: 'true', revision: '99', ...forged },
    session,
  )
  await rawPost(`${address}/submission`, { name: 'Sample Person', scaled: '1', ...forged }, session)
  const result = await rawRequest(`${address}/result`, { headers: { ...session, Accept: 'text/html' } })
  expect(result.body).toContain('Not passed yet')
  expect(Object.values(quiz.blueprint).reduce((sum, count) => sum + count, 0)).toBe(10)
})

test('a body that is not a form is rejected', async ({ enrolledLearner }) => {
  const { lesson, lessonAddress } = await findPlace()
  const person = await enrolledLearner()
  const session = { ...(await sessionOf(person)), Accept: 'application/json', 'Sec-Fetch-Site': 'same-origin' }
  const bodies = {
    'application/json': JSON.stringify({ item: lesson.practice[0]?.id, value: ['a'] }),
    'text/plain': `item=${lesson.practice[0]?.id}&value=a`,
    'multipart/form-data; boundary=x': '--x\r\nContent-Disposition: form-data; name="value"\r\n\r\na\r\n--x--',
    '': 'value=a',
  }
  for (const [type, body] of Object.entries(bodies)) {
    const request = { method: 'POST', headers: { ...session, 'Content-Type': type }, body }
    await refused(rawRequest(`${lessonAddress}/practice/responses`, request), 422, type)
  }
  for (const fields of [
    {},
    { item: '' },
    { item: 'no-such-item' },
    { item: lesson.practice[0]?.id ?? '', value: 'z' },
  ]) {
    const status = 'item' in fields && 'value' in fields ? 422 : [422, 404]
    const answer = await rawPost(`${lessonAddress}/practice/responses`, fields as Record<string, string>, session)
    expect([status].flat()).toContain(answer.status)
    expectPlain(answer)
  }
  expect(await listPracticeResponses(person, lesson)).toEqual([])
})

test('an unknown course, unit or attempt is a 404', async ({ enrolledLearner }) => {
  const { outline, lessonAddress, quizAddress } = await findPlace()
  const session = await sessionOf(await enrolledLearner())
  const pages = [
    ...['/learn/nope', '/learn/nope/nope', '/learn/constructor', '/courses/nope', '/learn/__proto__/toString'],
    ...[`${outline}/nope`, `${outline}/nope/practice`, `${lessonAddress}/quiz`, `${quizAddress}/practice`],
    ...[`${quizAddress}/attempts/x/items/1`, `${quizAddress}/attempts/${randomUUID()}/review`],
    ...[`${quizAddress}/attempts/${randomUUID()}/result`, '/certificates/NL-AAAA-AAAA-AAAA-AAAA.pdf'],
  ]
  for (const path of pages) await refused(rawRequest(path, { headers: session }), 404, path)
  const writes = [
    ...['/learn/nope/enrollment', '/learn/nope/certificate', '/learn/nope/nope/attempts', `${outline}/nope/attempts`],
    ...[`${lessonAddress}/attempts`, `${quizAddress}/reading`, `${outline}/nope/reading`],
    ...[`${quizAddress}/practice/responses`, `${quizAddress}/attempts/${randomUUID()}/submission`],
  ]
  for (const path of writes) {
    await refused(rawPost(path, { name: 'Sample Person' }, { ...session, Accept: 'application/json' }), 404, path)
  }
})

test('a position outside the quiz redirects to the review', async ({ enrolledLearner }) => {
  const { quizAddress } = await findPlace()
  const session = await sessionOf(await enrolledLearner())
  const started = await rawPost(`${quizAddress}/attempts`, {}, { ...session, Accept: 'application/json' })
  const address = `${quizAddress}/attempts/${JSON.parse(started.body).attemptId}`
  for (const position of ['0', '-1', 'abc', '9999', '1.5', '11']) {
    const { headers } = await refused(rawRequest(`${address}/items/${position}`, { headers: session }), 303, position)
    expect(headers.location).toBe(`${address}/review`)
  }
})

test('a malformed session cookie counts as signed out, not as an error', async () => {
  for (const value of ['broken', '%E0%A4%A', '{}', 'a.b.c.d.e']) {
    const headers = { Cookie: `next-auth.session-token=${value}; northlight.flash=%7Bbroken; northlight.once=%E0%A4%A` }
    await refused(rawRequest('/about', { headers }), 200, value)
    await refused(rawRequest('/sign-in?problem=x', { headers }), 200, value)
    await refused(rawRequest('/account', { headers }), 303, value)
    await refused(rawRequest('/api/session', { headers: { ...headers, Accept: 'application/json' } }), 401, value)
  }
})

test('a null character is rejected in every place a client can send one', async ({ newLearner, organization }) => {
  const learner = await sessionOf(await newLearner())
  const { account, coordinator } = await organization()
  const coordinating = await sessionOf(account)
  const administering = await sessionOf((await administrator()).account)
  const name = 'Sample\0'
  const email = 'sample\0person@test.example'
  const manage = `/manage/${coordinator.organizationId}`
  await refused(rawPost('/sign-in/session', { email, password: 'x' }), 422, 'sign-in')
  await refused(rawPost('/register/new-account', { name, email, password: 'x' }), 422, 'register')
  await refused(rawPost(`${manage}/cohorts/new`, { name }, coordinating), 422, 'cohort')
  await refused(rawPost('/admin/organizations', { name }, administering), 422, 'organization')
  await refused(
    rawPost('/admin/coordinators', { organization: coordinator.organizationId, email }, administering),
    422,
    'coordinator',
  )
  await refused(rawRequest('/certificates/NL%00.pdf', { headers: learner }), 400, 'certificate')
  await refused(rawPost('/certificates/NL%00/share', {}, learner), 400, 'share link')
  for (const query of ['after=%00', 'name=%00', 'q=%00', 'state=%00', 'course=%00', 'page=-1', 'after=x', 'state=x']) {
    expect((await rawRequest(`${manage}?${query}`, { headers: coordinating })).status).toBeLessThan(500)
    expect((await rawRequest(`${manage}/people?${query}`, { headers: coordinating })).status).toBeLessThan(500)
    expect((await rawRequest(`${manage}/people.csv?${query}`, { headers: coordinating })).status).toBeLessThan(500)
  }
})

test('values that no page of people sends are ignored, and not logged', async ({ organization }) => {
  const { account, coordinator } = await organization()
  const headers = await sessionOf(account)
  const manage = `/manage/${coordinator.organizationId}`
  const after = Buffer.from(JSON.stringify(['soon', 'roe casey', randomUUID()])).toString('base64url')
  await refused(rawRequest(`${manage}/people?sort=hired&after=${after}`, { headers }), 200, 'cursor')
  for (const query of ['act=export', 'act=export&person=x', `act=export&person=${randomUUID()}`]) {
    const { headers: sent } = await refused(rawRequest(`${manage}/people.csv?${query}`, { headers }), 303, query)
    expect(sent.location).toBe(`${manage}/people?course=law-enforcement&done=none`)
  }
  const list = { pasted: 'Email,Rank\nx,y', step: 'a note' }
  const { headers: kept } = await refused(rawPost(`${manage}/import`, list, headers), 303, 'step')
  await refused(rawRequest(`${kept.location}&step=note`, { headers }), 200, 'report')
  const where = { object: `organization:${coordinator.organizationId}`, actorId: account.accountId }
  const entry = await db.auditEvent.findFirst({ where, orderBy: { id: 'desc' } })
  expect(entry).toMatchObject({ action: 'organization.people-viewed', details: { import: 'check' } })
})
