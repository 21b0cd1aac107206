import { randomBytes, randomUUID } from 'node:crypto'
import { endSession } from '@/lib/people/account/session/session'
import { enrolled, learner, testPassword } from '@/prisma/factories'
import { expect, test } from '../fixtures'
import { findPlace, lessonSentences } from './course'
import { variantsOf } from './lesson-requests'
import { rawPost, rawRequest } from './raw-request'
import { sessionOf } from './session'

/** Redirected to sign in, redirected to the canonical address, or rejected. */
const away = [303, 307, 308, 400, 401, 404, 405]
const shown = (body: string, sentences: string[]) => sentences.filter((sentence) => body.includes(sentence))

test('a learner’s page contains every sentence that these tests look for', async () => {
  const { lesson, lessonAddress } = await findPlace()
  const sentences = lessonSentences(lesson)
  expect(sentences.length).toBeGreaterThan(10)
  const session = await sessionOf(await learner())
  const page = await rawRequest(lessonAddress, { headers: session })
  expect(page.status).toBe(200)
  expect(shown(page.body, sentences)).toEqual(sentences)
  const flight = await rawRequest(lessonAddress, { headers: { RSC: '1', ...session } })
  expect([flight.status, flight.headers['content-type'], flight.body]).toEqual([
    200,
    'text/html; charset=utf-8',
    page.body,
  ])
})

test('no variant of the request gives a stranger a sentence', async () => {
  const { lesson, lessonAddress } = await findPlace()
  const sentences = lessonSentences(lesson)
  const leaks: string[] = []
  for (const { name, path, ...request } of variantsOf(lessonAddress)) {
    const { status, body } = await rawRequest(path, request)
    const harmless = path.startsWith('/about') && status === 200
    if (!away.includes(status) && !harmless) leaks.push(`${status} ${name}`)
    if (shown(body, sentences).length > 0 || body.includes(lesson.title)) leaks.push(`text: ${name}`)
  }
  expect(leaks).toEqual([])
})

test('a write without a session goes to sign in and back to its page', async () => {
  const { lessonAddress, quizAddress, outline } = await findPlace()
  const came = { Referer: `${process.env.E2E_BASE_URL}${lessonAddress}/practice?missing=1` }
  const back = `/sign-in?next=${encodeURIComponent(`${lessonAddress}/practice?missing=1`)}`
  for (const path of [
    `${lessonAddress}/reading`,
    `${lessonAddress}/practice/responses`,
    `${quizAddress}/attempts`,
    `${outline}/enrollment`,
  ]) {
    const sent = await rawPost(path, { value: 'a' }, came)
    expect([path, sent.status, sent.headers.location]).toEqual([path, 303, back])
    expect((await rawPost(path, {}, { Accept: 'application/json' })).status).toBe(401)
  }
  const elsewhere = { Referer: 'https://elsewhere.example/learn/x' }
  expect((await rawPost(`${lessonAddress}/reading`, {}, elsewhere)).headers.location).toBe('/sign-in?next=%2Flanding')
})

test('every response to a learner is private, so no shared cache stores it', async () => {
  const { lesson, lessonAddress } = await findPlace()
  const sentences = lessonSentences(lesson)
  const session = await sessionOf(await learner())
  const open: string[] = []
  let answered = 0
  for (const { name, path, headers, ...request } of variantsOf(lessonAddress)) {
    const answer = await rawRequest(path, { ...request, headers: { ...headers, ...session } })
    const isLesson = path.includes(lesson.slug) && answer.status >= 200 && answer.status < 300
    if (!isLesson && shown(answer.body, sentences).length === 0) continue
    answered += 1
    const policy = answer.headers['cache-control'] ?? ''
    if (!policy.includes('private') || /public|s-maxage/.test(policy)) open.push(`${policy}: ${name}`)
  }
  expect(open).toEqual([])
  expect(answered).toBeGreaterThan(10)
})

test.describe('a token', () => {
  const bad = {
    'signed with another secret': { secret: randomBytes(48).toString('base64url') },
    'past its expiry': { lastsSeconds: -60 },
  }
  for (const [name, made] of Object.entries(bad)) {
    test(`${name} opens no page`, async () => {
      const { lessonAddress, outline } = await findPlace()
      const session = await sessionOf(await learner(), made)
      for (const path of [lessonAddress, outline, '/learn', '/account']) {
        expect([path, (await rawRequest(path, { headers: session })).status]).toEqual([path, 303])
      }
      expect((await rawRequest(`${lessonAddress}/practice`, { headers: session })).status).toBe(303)
    })
  }

  test('made of arbitrary text opens no page', async () => {
    const { lessonAddress } = await findPlace()
    for (const value of ['', 'x', 'null', '..', 'eyJhbGciOiJub25lIn0.e30.', '%00', 'a'.repeat(4000)]) {
      const { status } = await rawRequest(lessonAddress, { headers: { Cookie: `next-auth.session-token=${value}` } })
      expect([value.slice(0, 20), status]).toEqual([value.slice(0, 20), 303])
    }
  })
})

test.describe('a signed-out session', () => {
  async function signedOut() {
    const place = await findPlace()
    const person = await learner()
    await enrolled(person, place.course)
    const sessionId = randomUUID()
    await endSession({ accountId: person.accountId, sessionId, version: 1 })
    return { ...place, session: await sessionOf(person, { sessionId }) }
  }

  test('opens no page and makes no write', async () => {
    const { lessonAddress, quizAddress, outline, lesson, session } = await signedOut()
    for (const headers of [session, { ...session, RSC: '1' }]) {
      const { status, body } = await rawRequest(lessonAddress, { headers })
      expect(status).toBe(303)
      expect(shown(body, lessonSentences(lesson))).toEqual([])
    }
    for (const path of [quizAddress, outline, '/learn', '/certificates', '/account']) {
      expect([path, (await rawRequest(path, { headers: session })).status]).toEqual([path, 303])
    }
    const practice = await rawRequest(`${lessonAddress}/practice`, { headers: session })
    expect([practice.status, practice.body]).toEqual([303, ''])
    const asJson = { ...session, Accept: 'application/json' }
    const item = lesson.practice[0]?.id ?? ''
    const writes: [string, Record<string, string>][] = [
      [`${lessonAddress}/practice/responses`, { item, value: 'a' }],
      [`${lessonAddress}/reading`, {}],
      [`${quizAddress}/attempts`, {}],
      [`${outline}/enrollment`, {}],
    ]
    for (const [path, fields] of writes) {
      expect([path, (await rawPost(path, fields, asJson)).status]).toEqual([path, 401])
    }
  })
})

test('a password change ends other sessions immediately', async () => {
  const { lessonAddress } = await findPlace()
  const person = await learner()
  const mine = await sessionOf(person)
  const fields = { current: testPassword, password: 'a quiet harbor in november' }
  const changed = await rawPost('/account/password', fields, mine)
  expect([changed.status, changed.headers.location]).toEqual([303, '/account?done=password'])
  const old = await sessionOf(person)
  expect((await rawRequest(lessonAddress, { headers: old })).status).toBe(303)
  const renewed = { Cookie: (changed.headers['set-cookie'] ?? '').split(';')[0] ?? '' }
  expect((await rawRequest('/account', { headers: renewed })).status).toBe(200)
})
