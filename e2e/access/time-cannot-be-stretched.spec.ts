import { db } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { expect, test } from '../fixtures'
import { oneOfEachKind, savedValue, startedWith } from '../learner/answers'
import { rawPost, rawRequest } from './raw-request'
import { sessionOf } from './session'

test('an attempt past its time limit accepts no answer from any tab or client clock', async ({
  enrolledLearner,
  course,
}) => {
  const learner = await enrolledLearner()
  const session = await sessionOf(learner)
  const asJson = { ...session, Accept: 'application/json' }
  const { single } = oneOfEachKind(course)
  const world = { ...systemWorld, now: () => new Date(Date.now() - 31 * 60_000) }
  const { attemptId, address } = await startedWith(learner, course, [single], { timeLimitMinutes: 30, world })
  const asked = {
    position: '1',
    value: 'a',
    startedAt: new Date().toISOString(),
    dueAt: '2099-01-01',
    seconds: '99999',
  }
  for (const headers of [asJson, session, { ...asJson, Date: 'Mon, 01 Jan 2001 00:00:00 GMT' }]) {
    expect((await rawPost(`${address}/responses`, asked, headers)).status).toBe(409)
  }
  expect(await savedValue(attemptId, 1)).toBeUndefined()
  const tabs = await Promise.all([1, 2, 3].map(() => rawRequest(`${address}/items/1`, { headers: session })))
  expect(tabs.map(({ status, headers }) => [status, headers.location])).toEqual(
    tabs.map(() => [303, `${address}/result`]),
  )
  const rows = await db.submission.findMany({ where: { attemptId }, include: { attempt: true } })
  expect(rows).toMatchObject([{ endedBy: 'time', raw: 0 }])
  const [row] = rows
  expect(row?.submittedAt.getTime()).toBe((row?.attempt.startedAt.getTime() ?? 0) + 30 * 60_000)
  expect((await rawPost(`${address}/submission`, { name: learner.name }, session)).headers.location).toBe(
    `${address}/result`,
  )
  expect((await rawPost(`${address}/responses`, asked, asJson)).status).toBe(409)
  expect(await db.submission.count({ where: { attemptId } })).toBe(1)
})
