import { expect, test } from 'vitest'
import { cohort, joined, learner, organization, stillWorld } from '@/prisma/factories'
import { recordAttendance } from './record-attendance'
import { recordSession } from './record-session'
import { topicLines } from './topic-lines'
import { withdrawSession } from './withdraw-session'

test('adds the hours of sessions by topic, whatever its case, without withdrawn ones', async () => {
  const world = stillWorld('2026-11-25T12:00:00Z')
  const { coordinator } = await organization(undefined, {}, world)
  const other = await organization(undefined, {}, world)
  const { code } = await cohort(coordinator, 'Patrol', world)
  const people = [await learner({}, world), await learner({}, world)]
  for (const one of people) await joined(one, code, world)
  const accountIds = people.map(({ accountId }) => accountId)
  const held = (heldOn: string, hours: number, topics: string | null) =>
    recordSession(
      coordinator,
      { title: 'Interviewing', heldOn, hours, place: 'Room', instructor: 'Jo Trainer', topics },
      world,
    )
  const first = await held('2026-11-02', 90, 'Visas; Consent\nvisas')
  const second = await held('2026-11-10', 60, 'VISAS')
  await held('2026-11-12', 30, null)
  const mistake = await held('2026-11-12', 600, 'Visas')
  await recordAttendance(coordinator, { sessionId: first, accountIds }, world)
  await recordAttendance(coordinator, { sessionId: second, accountIds: accountIds.slice(0, 1) }, world)
  await withdrawSession(coordinator, { sessionId: mistake, reason: 'Not held' }, world)

  const read = async (period: object, who = coordinator) => {
    const lines: string[][] = []
    for await (const line of topicLines(who, period)) lines.push(line)
    return lines.slice(1)
  }
  expect(await read({})).toEqual([
    ['Consent', '1', '1.5', '2', '3'],
    ['Interviewing', '1', '0.5', '0', '0'],
    [expect.stringMatching(/^visas$/i), '2', '2.5', '2', '4'],
  ])
  expect(await read({ from: '2026-11-10', until: '2026-11-11' })).toEqual([['VISAS', '1', '1', '1', '1']])
  expect(await read({}, other.coordinator)).toEqual([])
})
