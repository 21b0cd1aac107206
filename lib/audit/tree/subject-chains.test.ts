import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownDatabase } from '@/fixtures/own-database'
import type { AuditEntry } from '@/lib/audit/log/record'
import { systemWorld } from '@/lib/platform/world'

/* In its own database: it changes the log as a superuser, and verifies the whole of it. */
const database = ownDatabase('subjects')
const { superuser } = database

const { inTampered, replaceNewest } = await import('@/fixtures/tampered-log')
const { query, transact } = await import('@/lib/platform/db')
const { configuredIssuer } = await import('@/lib/proof/issuer/issuer')
const { readCheckpoint } = await import('./checkpoint')
const { keptDocument } = await import('@/lib/audit/verification/kept')
const { findNewestCheckpoint } = await import('./prove')
const { placeSubjects } = await import('./prove-subjects')
const { record } = await import('@/lib/audit/log/record')
const { sealBatch, sealLog } = await import('./seal-log')
const { subjectLeaf, subjectLink, subjectsOf } = await import('./subject-chains')
const { merkleRoot } = await import('./merkle')
const { genesis } = await import('@/lib/audit/log/chain')
const { verifyIn, verifyLog } = await import('@/lib/audit/verification/verify-log')

const issuer = configuredIssuer()
const [ann, bo, cy] = [randomUUID(), randomUUID(), randomUUID()]

const written = (more: Partial<AuditEntry>) =>
  transact((tx) =>
    record(tx, { action: 'person.viewed', actor: { accountId: null, role: 'operator' }, ...more }, systemWorld.now()),
  )

async function newest() {
  const found = readCheckpoint(JSON.parse((await findNewestCheckpoint())?.document ?? 'null'))
  if (!found) throw new Error('there is no checkpoint')
  return found
}

/** From the entries alone, as another tool would. */
async function rootFromEntries() {
  const rows = await query<{ hash: string; subjectId: string | null; details: object }>`
    select l.hash, e.subject_id::text as "subjectId", e.details from audit_link l join audit_event e on e.id = l.event_id
    order by l.position`
  const people = new Map<string, { entries: number; head: string }>()
  for (const { hash: link, ...entry } of rows) {
    for (const { id, own } of subjectsOf(entry)) {
      const { entries, head } = people.get(id) ?? { entries: 0, head: genesis }
      people.set(id, { entries: entries + 1, head: subjectLink(head, { link, own }) })
    }
  }
  return { count: people.size, root: merkleRoot(Array.from(people, ([id, head]) => subjectLeaf(id, head))) }
}

beforeAll(async () => {
  await database.create()
  await written({ subjectId: ann })
  await written({ subjectId: bo, details: { people: [ann, bo, cy, cy, 'nobody', 7] } })
  await sealLog()
  await written({ action: 'key.used' })
  await sealLog()
  await written({ details: { people: [ann] } })
  await written({ subjectId: cy })
  await sealLog()
})
afterAll(database.drop)

test('an entry is about its subject, and about each person on its list once', () => {
  expect(subjectsOf({ subjectId: bo, details: { people: [ann, bo, cy, cy, 'nobody', 7] } })).toEqual([
    { id: bo, own: true },
    { id: ann, own: false },
    { id: cy, own: false },
  ])
  expect(subjectsOf({ subjectId: null, details: { people: 'all' } })).toEqual([])
})

test('each checkpoint has the number of people and the root over their counts and newest hashes', async () => {
  const { subjects } = await newest()
  expect(subjects).toEqual(await rootFromEntries())
  expect(subjects?.count).toBe(3)
  expect(await verifyLog({ kept: [await keptDocument(await newest(), issuer)] })).toMatchObject({
    ok: true,
    keptCheckpoint: 'matches',
  })
})

test('rows changed by the app’s role, and a rolled back batch, change no signed root', async () => {
  for (const sql of [
    'update subject_chain set entries = entries + 5',
    `insert into subject_chain select gen_random_uuid(), 99, 1, repeat('0', 64)`,
    'delete from subject_chain',
  ]) {
    await superuser.query(sql)
    await expect(
      transact(async (tx) => {
        await record(
          tx,
          { action: 'person.viewed', actor: { accountId: null, role: 'operator' }, subjectId: ann },
          systemWorld.now(),
        )
        await sealBatch(tx, issuer, systemWorld)
        throw new Error('rolled back')
      }),
    ).rejects.toThrow('rolled back')
    await written({ subjectId: ann })
    await sealLog()
    expect((await newest()).subjects).toEqual(await rootFromEntries())
  }
  expect(await verifyLog()).toMatchObject({ ok: true })
})

const forgetTree = () =>
  transact(async (tx) => {
    await sealBatch(tx, issuer, systemWorld)
    throw new Error('rolled back')
  })
const [dee, eve, fay] = [randomUUID(), randomUUID(), randomUUID()]

test.each([
  ['deleted', `delete from subject_chain where account_id = '${ann}'`, ann],
  ['changed', `update subject_chain set entries = entries + 5 where account_id = '${ann}'`, ann],
  ['added for a person new to the log', `insert into subject_chain values ('${dee}', 99, 1, repeat('0', 64))`, dee],
  ['added before the first', `insert into subject_chain values ('${eve}', -1, 1, repeat('0', 64))`, eve],
  [
    'added in the next place',
    `insert into subject_chain select gen_random_uuid(), count(*), 1, repeat('0', 64) from subject_chain`,
    fay,
  ],
  ['deleted after this process wrote it', `delete from subject_chain where account_id = '${fay}'`, fay],
])('a signed root ignores a row that the app’s role %s', async (_what, sql, person) => {
  await superuser.query(sql)
  await written({ subjectId: person })
  await sealLog()
  expect((await newest()).subjects).toEqual(await rootFromEntries())
  expect(await verifyLog()).toMatchObject({ ok: true, waiting: 0 })
})

test('a row added before the first is not taken for a person’s after a restart', async () => {
  const person = randomUUID()
  await superuser.query(`insert into subject_chain values ('${person}', -1, 1, repeat('0', 64))`)
  await written({ subjectId: person })
  await expect(forgetTree()).rejects.toThrow('rolled back')
  await sealLog()
  expect((await newest()).subjects).toEqual(await rootFromEntries())
})

test('a deleted row leaves a person’s place in the tree', async () => {
  const { places } = await placeSubjects([{ accountId: bo }])
  await superuser.query(`delete from subject_chain where account_id = '${bo}'`)
  expect((await placeSubjects([{ accountId: bo }])).places).toEqual(places)
})

test('Postgres refuses a checkpoint without subjects after one with them; its entries wait', async () => {
  const { size } = await newest()
  const hash = '0'.repeat(64)
  await written({ subjectId: ann })
  await expect(
    transact(async (tx) => {
      await query(tx)`insert into audit_link (position, event_id, hash)
        select ${size + 1}, event_id, ${hash} from unsealed_event order by event_id limit 1`
      await query(tx)`insert into audit_checkpoint (size, document, made_at)
        values (${size + 1}, ${JSON.stringify({ size: size + 1, head: hash })}, now())`
    }),
  ).rejects.toThrow(`checkpoint ${size + 1} has no subjects, but the one before it has`)
  expect(await verifyLog()).toMatchObject({ ok: true, waiting: 1 })
  await sealLog()
  expect(await verifyLog()).toMatchObject({ ok: true, waiting: 0 })
})

test('the first root covers all entries from before there were roots', async () => {
  const wanted = await inTampered(superuser, async (tx) => {
    await query(tx)`delete from subject_chain`
    await query(tx)`delete from audit_checkpoint where size > 2`
    await query(tx)`update audit_checkpoint set document = document::jsonb - 'subjects'`
    await query(tx)`insert into unsealed_event (event_id, digest)
      select e.id, event_digest(e) from audit_event e join audit_link on event_id = e.id where position > 2`
    await query(tx)`delete from audit_link where position > 2`
    await sealBatch(tx, issuer, systemWorld)
    const [made] = await query(tx)<{ document: string }>`
      select document from audit_checkpoint order by size desc limit 1`
    return readCheckpoint(JSON.parse(made?.document ?? 'null'))?.subjects
  })
  expect(wanted).toEqual(await rootFromEntries())
})

test('verification names a signed root that does not match, and one that is left out', async () => {
  const sentence = (change: (document: Record<string, unknown>) => void) =>
    inTampered(superuser, async (tx) => {
      await replaceNewest(tx, change)
      return (await verifyIn(tx, { issuer })).firstBad?.sentence
    })
  const root = '0'.repeat(64)
  expect(await sentence((document) => Object.assign(document, { subjects: { count: 3, root } }))).toMatch(
    /^The checkpoint at entry \d+: its “subjects” do not match the entries about each person/,
  )
  expect(await sentence((document) => delete document.subjects)).toMatch(
    /^The checkpoint at entry \d+: it has no “subjects”, but the one before it has/,
  )
})

test('a kept checkpoint exposes another signed root of the same length', async () => {
  const kept = [await keptDocument(await newest(), issuer)]
  const [inLog, outside] = await inTampered(superuser, async (tx) => {
    await replaceNewest(tx, (document) => Object.assign(document, { subjects: { count: 3, root: '0'.repeat(64) } }))
    const [row] = await query(tx)<{ document: string }>`
      select document from audit_checkpoint order by size desc limit 1`
    const other = readCheckpoint(JSON.parse(row?.document ?? 'null'))
    return [await verifyIn(tx, { issuer, kept }), other ? [await keptDocument(other, issuer)] : []]
  })
  expect(inLog).toMatchObject({ ok: false, firstBad: { sentence: expect.stringContaining('its “subjects” do not') } })
  expect(await verifyLog({ kept: outside })).toMatchObject({ ok: false, keptCheckpoint: 'differs' })
})
