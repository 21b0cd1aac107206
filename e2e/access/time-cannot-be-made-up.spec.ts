import { endSession } from '@/lib/people/account/session/session'
import { db } from '@/lib/platform/db'
import { expect, test } from '../fixtures'
import { findPlace } from './course'
import { rawPost } from './raw-request'
import { sessionOf } from './session'

test('a beat counts only with a server token, for the learner and unit it was issued to', async ({
  enrolledLearner,
  newLearner,
}) => {
  const { lessonAddress, quizAddress } = await findPlace()
  const person = await enrolledLearner()
  const another = await enrolledLearner()
  const session = { accountId: person.accountId, sessionId: 'of-this-test', version: 1 }
  const here = await sessionOf(person, { sessionId: session.sessionId })
  const asked = { Accept: 'application/json' }
  const opened = await rawPost(`${lessonAddress}/views`, { page: 'lesson' }, { ...here, ...asked })
  const { token, next, sentence } = JSON.parse(opened.body)
  expect([opened.status, typeof next, sentence]).toEqual([200, 'number', expect.stringContaining('expected')])

  const beat = async (headers: Record<string, string>, given: Record<string, string>, address = lessonAddress) =>
    (await rawPost(`${address}/beats`, given, { ...headers, ...asked })).status
  expect(await beat(here, { token })).toBe(200)
  expect(await beat(here, { token: `${token.slice(0, -2)}xx` })).toBe(422)
  expect(await beat(here, {})).toBe(422)
  expect(await beat(here, { token }, quizAddress)).toBe(403)
  expect(await beat(await sessionOf(person), { token })).toBe(403)
  expect(await beat(await sessionOf(another), { token })).toBe(403)
  expect(await beat({}, { token })).toBe(401)
  await endSession(session)
  expect(await beat(here, { token })).toBe(401)

  const stranger = await newLearner()
  const refused = await rawPost(
    `${lessonAddress}/views`,
    { page: 'lesson' },
    { ...(await sessionOf(stranger)), ...asked },
  )
  expect([refused.status, refused.body]).toEqual([200, '{"token":null}'])
  const elsewhere = await rawPost(`${lessonAddress}/views`, { page: 'quiz' }, await sessionOf(person))
  expect(elsewhere.status).toBe(422)
  expect(await db.beat.count({ where: { accountId: another.accountId } })).toBe(0)
})
