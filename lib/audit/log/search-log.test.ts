import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { downloadCheckpoint } from '@/lib/audit/tree/download-checkpoint'
import { sealLog } from '@/lib/audit/tree/seal-log'
import { findAccountId } from '@/lib/people/account/queries'
import { db } from '@/lib/platform/db'
import { administrator, learner, stillWorld } from '@/prisma/factories'
import { listEntries } from './queries'
import { recordView } from './record-view'
import { logSearch } from './schema'
import { searchLog } from './search-log'

const { administrator: admin } = await administrator()
const { timeZone } = admin
const limit = 50
const found = async (typed: Record<string, string>) => {
  const search = logSearch.parse(typed)
  const personId = search.person ? await findAccountId(search.person) : null
  return (await searchLog(admin, { ...search, personId, limit })).entries
}

test('a search by address or id finds entries by and about a person, newest first, page by page', async () => {
  const person = await learner()
  const other = await learner()
  const world = stillWorld('2031-03-01T12:00:00Z')
  const views = [
    { by: person, about: other },
    { by: other, about: person },
    { by: person, about: person },
  ]
  // Two entries share each moment, so time alone can't order them.
  for (let round = 0; round < 8; round += 1) {
    const { by, about } = views[round % 3] as (typeof views)[number]
    if (round % 2 === 0) world.pass(1)
    const details = { round }
    await recordView(by, { action: 'person.viewed', subjectId: about.accountId, details }, world)
  }
  const all = await listEntries({ personId: person.accountId, limit, timeZone, from: '2031-03-01' })
  expect(all.map(({ details }) => details.round)).toEqual([7, 6, 5, 4, 3, 2, 1, 0])
  const pages = []
  for (let before: string | undefined; ; ) {
    const page = await listEntries({ personId: person.accountId, limit: 3, timeZone, from: '2031-03-01', before })
    if (page.length === 0) break
    pages.push(page.map(({ id }) => id))
    before = page.at(-1)?.id
  }
  expect(pages.map((page) => page.length)).toEqual([3, 3, 2])
  expect(pages.flat()).toEqual(all.map(({ id }) => id))

  const byAddress = await found({ person: ` ${person.email.toUpperCase()} `, action: 'person.viewed' })
  expect(byAddress.map(({ id }) => id)).toEqual(all.map(({ id }) => id))
  const last = { subjectId: person.accountId, action: 'log.searched' }
  const recorded = await db.auditEvent.findFirstOrThrow({ where: last, include: { values: true } })
  expect(recorded).toMatchObject({ actorRole: 'administrator', actorId: admin.accountId })
  expect(Object.fromEntries(recorded.values.map(({ field, value }) => [field, value]))).toEqual({
    person: person.email.toUpperCase(),
    action: 'person.viewed',
  })
  expect(recorded.details).toEqual({ from: null, to: null, before: null, people: [other.accountId] })
  expect((await found({ person: person.accountId }))[0]).toMatchObject({
    at: all[0]?.at,
    subject: { name: person.name },
  })
})

test('a search logs each person whose entries it shows, once, and no one from the next page', async () => {
  const next = await learner()
  const person = await learner()
  const object = `test:${randomUUID()}`
  for (const { accountId } of [next, person, person])
    await recordView(admin, { action: 'person.viewed', subjectId: accountId, object })
  await recordView(admin, { action: 'mail.listed', object, people: [next] })
  const { entries, last } = await searchLog(admin, { ...logSearch.parse({ object }), personId: null, limit: 3 })
  expect(entries).toHaveLength(3)
  expect(last).toBe(entries[2]?.id)
  const [searched] = await listEntries({ personId: admin.accountId, action: 'log.searched', limit: 1, timeZone })
  expect(searched?.details.people).toEqual([person.accountId])
  const older = { ...logSearch.parse({ object, before: last }), personId: null, limit: 3 }
  expect(await searchLog(admin, older)).toMatchObject({ entries: [{ subject: { id: next.accountId } }], last: null })
})

test('a search for an unknown person returns nothing and is still logged', async () => {
  const person = `nobody-${randomUUID()}@test.example`
  expect(await found({ person })).toEqual([])
  expect(await db.auditValue.count({ where: { field: 'person', value: person } })).toBe(1)
  expect(logSearch.safeParse({ from: '31.12.2026' }).success).toBe(false)
})

test('a search’s day begins and ends at midnight in the administrator’s time zone', async () => {
  const object = `test:${randomUUID()}`
  const moments = [
    '2031-06-02T03:59:59.999Z',
    '2031-06-02T04:00:00Z',
    '2031-06-03T03:59:59.999Z',
    '2031-06-03T04:00:00Z',
  ]
  for (const at of moments) await recordView(admin, { action: 'mail.listed', object }, stillWorld(at))
  const day = '2031-06-02'
  const times = async (typed: object) =>
    (await found({ object, action: 'mail.listed', ...typed })).map(({ at }) =>
      moments.indexOf(at.toISOString().replace('.000', '')),
    )
  expect(await times({ from: day, to: day })).toEqual([2, 1])
  expect(await times({ from: day })).toEqual([3, 2, 1])
  expect(await times({ to: day })).toEqual([2, 1, 0])
  expect((await listEntries({ from: day, to: day, limit, timeZone })).map(({ object }) => object)).toEqual([
    object,
    object,
  ])
  const pacific = { ...admin, timeZone: 'America/Los_Angeles' }
  const search = { ...logSearch.parse({ object, from: day, to: day }), personId: null, limit }
  const later = await searchLog(pacific, search)
  expect(later.entries.map(({ at }) => at.toISOString())).toEqual([
    '2031-06-03T04:00:00.000Z',
    '2031-06-03T03:59:59.999Z',
  ])
})

test('an entry shows its values until they are erased, and its position once it is sealed', async () => {
  const object = `test:${randomUUID()}`
  await recordView(admin, { action: 'mail.listed', object, values: { reason: 'because', name: 'Ann' } })
  const one = async () => (await found({ object, action: 'mail.listed' }))[0]
  const before = await one()
  const id = BigInt(before?.id ?? 0)
  await sealLog()
  expect((await one())?.position).toMatch(/^\d+$/)
  expect(before?.values).toContainEqual({ field: 'reason', value: 'because' })
  await db.auditValue.delete({ where: { eventId_field: { eventId: id, field: 'reason' } } })
  expect((await one())?.values).toEqual(
    expect.arrayContaining([
      { field: 'reason', value: null },
      { field: 'name', value: 'Ann' },
    ]),
  )
})

test('downloading the newest checkpoint gives it byte for byte and is logged', async () => {
  const object = `test:${randomUUID()}`
  await recordView(admin, { action: 'mail.listed', object })
  const { size, document } = await downloadCheckpoint(admin)
  expect(document).toBe((await db.auditCheckpoint.findUniqueOrThrow({ where: { size: BigInt(size) } })).document)
  const [entry] = await listEntries({ object, limit, timeZone })
  expect(Number(size)).toBeGreaterThanOrEqual(Number(entry?.position ?? Number.NaN))
  const where = { action: 'log.checkpoint-downloaded', object: `checkpoint:${size}`, actorId: admin.accountId }
  expect(await db.auditEvent.count({ where })).toBe(1)
})
