import { afterAll, beforeAll, expect, test } from 'vitest'
import { owner } from '@/fixtures/roles'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import { query } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { certified, learner } from '@/prisma/factories'
import { makeSerial } from './serial'

const now = new Date('2026-11-25T12:00:00Z')
const past = new Date('2026-11-25T11:59:59Z')
const future = new Date('2026-11-25T12:00:01Z')
const [course] = (await loadCatalog()).courses as [Course]
let serial: string

beforeAll(async () => {
  await owner.connect()
  serial = await certified(await learner(), course)
})
afterAll(() => owner.end())

test.each([
  [false, null, null, 'valid'],
  [false, null, future, 'valid'],
  [false, null, now, 'expired'],
  [false, null, past, 'expired'],
  [false, 'another', past, 'superseded'],
  [false, 'the law', future, 'superseded'],
  [false, 'the law', past, 'expired'],
  [false, 'an earlier law', past, 'superseded'],
  [true, 'another', past, 'revoked'],
  [true, 'the law', past, 'revoked'],
  [true, null, null, 'revoked'],
] as const)('revoked %s, superseded by %s, expires %s: %s', async (revoked, by, expiresAt, state) => {
  await owner.query('begin')
  try {
    await owner.query('alter table certificate disable trigger user')
    await query(owner)`update certificate set expires_at = ${expiresAt} where serial = ${serial}`
    if (revoked)
      await query(owner)`insert into revocation (certificate_id, revoked_at, reason)
        select id, ${now}, 'test' from certificate where serial = ${serial}`
    if (by === 'the law' || by === 'an earlier law')
      await query(owner)`insert into supersession (certificate_id, course_version_id, superseded_at)
        select id, course_version_id, ${by === 'the law' ? now : '2020-01-01'}::timestamptz from certificate where serial = ${serial}`
    if (by === 'another')
      await query(owner)`insert into certificate select (jsonb_populate_record(c, jsonb_build_object(
        'id', gen_random_uuid(), 'serial', ${makeSerial(systemWorld.random)}::text, 'supersedes_id', c.id))).* from certificate c where c.serial = ${serial}`
    expect(await query(owner)`select state from current_certificate(${now}) where serial = ${serial}`).toEqual([
      { state },
    ])
  } finally {
    await owner.query('rollback')
  }
})
