import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Coordinator, Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { cohort, joined, learner, organization, stillWorld } from '@/prisma/factories'
import { dispose } from './dispose'
import { type AnomalyCursor, type AnomalyRow, countOpenAnomalies, findAnomaly, listAnomalies } from './queries'
import { dispositionInput } from './schema'

const world = stillWorld('2091-05-05T12:00:00Z')
const explained = { outcome: 'explained', reason: 'Read it on paper with me' } as const

let mine: Coordinator
let theirs: Coordinator
let person: Learner
let colleague: Learner
let stranger: Learner
let cohortId: string

async function anomaly(
  { accountId }: { accountId: string },
  minutesAgo: number,
  kind = 'short-lesson',
): Promise<string> {
  const id = randomUUID()
  const at = new Date(world.now().getTime() - minutesAgo * 60_000)
  const facts = { activeMs: 1000, minimumMs: 60_000, version: 1 }
  await db.anomaly.create({
    data: { id, accountId, kind, object: `completion:${id}`, facts, happenedAt: at, noticedAt: at },
  })
  return id
}

beforeAll(async () => {
  const here = await organization()
  const there = await organization()
  mine = here.coordinator
  theirs = there.coordinator
  person = await learner()
  colleague = await learner()
  stranger = await learner()
  const patrol = await cohort(mine)
  const night = await cohort(mine, 'Night')
  cohortId = night.cohortId
  await joined(person, patrol.code)
  await joined(person, (await cohort(theirs)).code)
  await joined(colleague, night.code)
  await joined(here.account, patrol.code)
})

const ids = async (filter: Parameters<typeof listAnomalies>[1] = {}) =>
  (await listAnomalies(mine, filter)).map(({ id }) => id)

test('an organization sees its learners’ anomalies in pages: open first, then the newest', async () => {
  const older = await anomaly(person, 5)
  const newer = await anomaly(colleague, 3)
  const disposed = await anomaly(person, 1)
  await anomaly(stranger, 2)
  await dispose(mine, { anomalyId: disposed, ...explained }, world)
  expect(await ids()).toEqual([newer, older, disposed])
  expect(await ids({ state: 'open' })).toEqual([newer, older])
  expect(await ids({ state: 'disposed' })).toEqual([disposed])
  expect(await ids({ kind: 'long-day' })).toEqual([])
  expect(await ids({ cohortId })).toEqual([newer])
  expect(await ids({ accountId: person.accountId })).toEqual([older, disposed])
  expect(await countOpenAnomalies(mine, 10)).toBe(2)
  const paged: string[] = []
  let after: AnomalyCursor | null = null
  do {
    const rows: AnomalyRow[] = await listAnomalies(mine, {}, { after, limit: 1 })
    paged.push(...rows.map(({ id }) => id))
    after = rows[0] ?? null
  } while (after)
  expect(paged).toEqual([newer, older, disposed])
})

test('every disposition stays, the newest counts, and the log names the previous outcome', async () => {
  const id = await anomaly(person, 1)
  await dispose(mine, { anomalyId: id, ...explained }, world)
  world.pass(1)
  await dispose(mine, { anomalyId: id, outcome: 'to-be-repeated', reason: 'It was another lesson' }, world)
  const found = await findAnomaly(mine, id)
  expect(found).toMatchObject({ state: 'disposed', outcome: 'to-be-repeated', reason: 'It was another lesson' })
  expect(found.dispositions.map(({ reason }) => reason)).toEqual(['It was another lesson', explained.reason])
  const entry = await db.auditEvent.findFirstOrThrow({
    where: { object: `anomaly:${id}` },
    orderBy: { id: 'desc' },
    include: { values: { orderBy: { field: 'asc' } } },
  })
  expect(entry).toMatchObject({
    action: 'anomaly.disposed',
    actorId: mine.accountId,
    subjectId: person.accountId,
    details: { outcome: 'to-be-repeated', 'outcome.old': 'explained' },
    values: [{ value: 'It was another lesson' }, { value: explained.reason }],
  })
})

test('each log entry of concurrent dispositions names the previous outcome', async () => {
  const id = await anomaly(person, 1)
  let passed = 0
  const ticking = { ...world, now: () => new Date(world.now().getTime() + ++passed) }
  const reasons = ['one', 'another', 'a third', 'a fourth']
  await Promise.all(reasons.map((reason) => dispose(mine, { anomalyId: id, outcome: 'explained', reason }, ticking)))
  const last = (await findAnomaly(mine, id)).reason
  const before = await db.auditValue.findMany({ where: { field: 'reason.old', event: { object: `anomaly:${id}` } } })
  expect(before.map(({ value }) => value).sort()).toEqual(reasons.filter((reason) => reason !== last).sort())
})

test('another organization of the same learner sees the anomaly as open and not the reason', async () => {
  const id = await anomaly(person, 1)
  await dispose(mine, { anomalyId: id, ...explained }, world)
  expect(await findAnomaly(theirs, id)).toMatchObject({ state: 'open', reason: null, dispositions: [] })
})

test('dispose refuses another organization’s learner, an unknown anomaly and the coordinator’s own', async () => {
  const notFound = { code: 'not-found' }
  const id = await anomaly(colleague, 1)
  await expect(dispose(theirs, { anomalyId: id, ...explained })).rejects.toMatchObject(notFound)
  await expect(findAnomaly(theirs, id)).rejects.toMatchObject(notFound)
  const about = await anomaly(stranger, 1)
  await expect(dispose(mine, { anomalyId: about, ...explained })).rejects.toMatchObject(notFound)
  await expect(dispose(mine, { anomalyId: randomUUID(), ...explained })).rejects.toMatchObject(notFound)
  const own = await anomaly(mine, 1)
  await expect(dispose(mine, { anomalyId: own, ...explained })).rejects.toMatchObject({ code: 'forbidden' })
  expect(await db.anomalyDisposition.count({ where: { anomalyId: { in: [id, about, own] } } })).toBe(0)
})

test('a disposition needs a known outcome and a reason; Postgres refuses others and changes of either row', async () => {
  expect(dispositionInput.safeParse({ outcome: 'punished', reason: 'x' }).success).toBe(false)
  expect(dispositionInput.safeParse({ outcome: 'explained', reason: '  ' }).success).toBe(false)
  const anomalyId = await anomaly(person, 1)
  const row = { anomalyId, disposedAt: world.now() }
  const bad = [
    { ...row, id: randomUUID(), outcome: 'punished', reason: 'x' },
    { ...row, id: randomUUID(), outcome: 'explained', reason: ' ' },
  ]
  for (const data of bad) await expect(db.anomalyDisposition.create({ data })).rejects.toThrow(/check/)
  await dispose(mine, { anomalyId, ...explained }, world)
  await expect(db.anomalyDisposition.updateMany({ where: { anomalyId }, data: { reason: 'y' } })).rejects.toThrow()
  await expect(db.anomaly.deleteMany({ where: { id: anomalyId } })).rejects.toThrow()
})
