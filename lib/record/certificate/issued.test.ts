import { beforeAll, describe, expect, test } from 'vitest'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { operator } from '@/lib/people/account/actor'
import { db, query, transact } from '@/lib/platform/db'
import { administrator, certified, enrolled, learner, stillWorld } from '@/prisma/factories'
import { findIssued, listIssued } from './issued'
import { revoke } from './revoke'
import { makeSerial } from './serial'

const [course] = (await loadCatalog()).courses as [Course]
/** Later than every other test's certificates, so these are the newest. */
const world = stillWorld('2231-03-01T12:00:00Z')

/** Three people with similar names and copies of one certificate, a minute apart; the last one is corrected. */
const names = ['Zuri Index', 'zuri indigo', 'Zuri Ink'] as const
/** With a typographic apostrophe and dash. */
const typeset = 'Zsófia O’Quill–Zeta'
const serials: string[] = []
let corrected = ''

beforeAll(async () => {
  const first = await certified(await learner(), course, world)
  const template = await db.certificate.findUniqueOrThrow({ where: { serial: first } })
  const copy = async (change: Partial<typeof template>) => {
    const id = world.id()
    const serial = makeSerial(world.random)
    world.pass(1)
    const data = { ...template, id, serial, issuedAt: world.now(), ...change, snapshot: template.snapshot ?? {} }
    await db.certificate.create({ data })
    return { id, serial }
  }
  const another = async (name: string) => {
    const person = await learner({ name })
    const { accountId } = person
    await enrolled(person, course, world)
    const { id: enrollmentId } = await db.enrollment.findFirstOrThrow({ where: { accountId } })
    return { accountId, enrollmentId }
  }
  await copy({ ...(await another(typeset)), name: typeset, issuedAt: new Date('2030-01-01T00:00:00Z') })
  for (const name of names) {
    const { accountId, enrollmentId } = await another(name)
    const expiresAt = name === names[0] ? new Date('2231-03-02T00:00:00Z') : null
    const root = await copy({ accountId, enrollmentId, name, expiresAt })
    serials.push(root.serial)
    if (name !== names[2]) continue
    const next = await copy({ accountId, enrollmentId, name: 'Zuri Inkwell', supersedesId: root.id })
    corrected = next.serial
    const { account } = await administrator({ name: 'Ada Admin' })
    const action = { correctedAt: world.now(), correctedById: account.accountId, reason: 'As in the passport' }
    await db.correction.create({ data: { certificateId: next.id, ...action } })
  }
  await revoke(operator, { serial: serials[1] ?? '', reason: 'Issued in error' }, world)
})

const list = async (page: { find?: string; after?: string; limit?: number }, now = world.now()) =>
  listIssued(operator, { limit: 10, now, ...page })
const serialsOf = async (page: Parameters<typeof list>[0]) => (await list(page)).map(({ serial }) => serial)

describe('the list of issued certificates', () => {
  test('is sorted newest first, with each certificate on one page', async () => {
    const all = [corrected, ...serials.toReversed()]
    expect(await serialsOf({ limit: 4 })).toEqual(all)
    expect(await serialsOf({ limit: 2 })).toEqual(all.slice(0, 2))
    expect(await serialsOf({ limit: 2, after: all[1] ?? '' })).toEqual(all.slice(2))
  })

  test('finds names by the beginnings of words in any case, sorted by name, over pages', async () => {
    expect(await serialsOf({ find: 'ZURI IN' })).toEqual([...serials, corrected])
    expect(await serialsOf({ find: 'zuri in', limit: 2 })).toEqual(serials.slice(0, 2))
    expect(await serialsOf({ find: 'zuri in', limit: 2, after: serials[1] ?? '' })).toEqual([serials[2], corrected])
    expect(await serialsOf({ find: 'INDI' })).toEqual([serials[1]])
    expect(await serialsOf({ find: 'inkw zuri' })).toEqual([corrected])
    for (const find of ["o'quill", 'O’QUILL', 'zeta', 'zso\u0301fia o', 'quill‑zeta o'])
      expect((await list({ find })).map(({ holder }) => holder)).toEqual(find.startsWith('quill') ? [] : [typeset])
    for (const find of ['uri', 'zuri%', 'zuri ann', '-', '\0', "'", '\\', "in' | 'ink", 'zuri:*'])
      expect(await serialsOf({ find })).toEqual([])
  })

  test('finds a serial as typed', async () => {
    expect(await serialsOf({ find: ` ${corrected.toLowerCase().replaceAll('-', ' ')}` })).toEqual([corrected])
    expect(await serialsOf({ find: 'NL-07EN-W3AH-RZ6D-MV2M' })).toEqual([])
  })

  test('shows each certificate’s current state', async () => {
    const day = new Date('2231-03-02T00:00:00Z')
    const ink = serials[2]
    expect(await list({ find: 'zuri in' }, day)).toMatchObject([
      { holder: 'Zuri Index', state: 'expired', expiresAt: day, courseId: course.id },
      { holder: 'zuri indigo', state: 'revoked' },
      { holder: 'Zuri Ink', state: 'superseded', supersededBy: corrected },
      { holder: 'Zuri Inkwell', state: 'valid', supersedes: ink, hasCredential: false },
    ])
    expect((await list({ find: 'Zuri Index' }))[0]).toMatchObject({ state: 'valid' })
  })

  test('uses an index', async () => {
    const plan = await transact(async (tx) => {
      await query(tx)`set local enable_seqscan = off`
      return query(tx)<{ 'QUERY PLAN': string }>`
        explain with found as materialized (
          select id, lower(name) collate "C" as key from certificate
          where array_to_tsvector(array_remove(
            regexp_split_to_array(lower(translate(name, '’ʼ‐‑–', '''''---')), '[[:space:]-]+'), '')) @@ $$'in':*$$)
        select id::text from found order by key, found.id limit 10`
    })
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toMatch(/Scan .*certificate_words_idx/)
  })
})

describe('the record of one certificate', () => {
  test('names who corrected or revoked it, when and why', async () => {
    const { administrator: admin } = await administrator()
    expect(await findIssued(admin, corrected, world.now())).toMatchObject({
      supersedes: serials[2],
      account: { name: 'Zuri Ink' },
      correction: { by: 'Ada Admin', reason: 'As in the passport', at: world.now() },
      revocation: null,
    })
    expect(await findIssued(admin, serials[1] ?? '', world.now())).toMatchObject({
      correction: null,
      revocation: { by: null, reason: 'Issued in error', at: world.now() },
    })
  })

  test('is null for an unknown serial', async () => {
    const { administrator: admin } = await administrator()
    expect(await findIssued(admin, 'NL-07EN-W3AH-RZ6D-MV2M', world.now())).toBeNull()
  })
})
