import type pg from 'pg'
import { rowsField } from '@/lib/audit/log/rows-field'
import { hashOf } from '@/lib/content/course/hash'
import type { Learner } from '@/lib/people/account/actor'
import { db } from '@/lib/platform/db'
import { factsToLog, type HashedFacts } from '@/lib/record/certificate/facts-hash'
import { listEncounterRows } from '@/lib/training/encounter/rows-hash'
import { tables } from './copy-rows'

/** One person's data, as a template for copies. */
export interface Pattern {
  accountId: string
  /** Ids of the person and their rows. */
  ids: ReadonlySet<string>
  /** Log entries as JSON, without their ids, which are numbers. */
  events: string[]
  values: { event: number; text: string }[]
  /** Logged hashes over rows, whose ids a copy changes. */
  hashes: { salt: string; hash: string; digest: string; covered: object }[]
  /** The logged address, which each copy has with its number. */
  addresses: { salt: string; email: string; digest: string }[]
  certificate: {
    id: string
    serial: string
    issuedAt: Date
    credential: object
    facts: HashedFacts
    /** Hashes in the entry of its issue. */
    logged: { factsSha256: string; jsonSha256: string }
  } | null
}

export async function readPattern(client: pg.Client, person: Learner): Promise<Pattern> {
  const { accountId } = person
  const ask = async <Row extends object>(sql: string) => (await client.query<Row>(sql, [accountId])).rows
  const ids = new Set([accountId])
  for (const [table, where] of tables) {
    const found = await ask<{ id: string | null }>(
      `select to_jsonb(t) ->> 'id' as id from ${table} t where ${where.replace('$2', '$1')}`,
    )
    for (const { id } of found) if (id) ids.add(id)
  }
  const events = await ask<{ id: string; object: string; digests: Record<string, string>; row: object }>(
    `select id, object, digests, to_jsonb(e) - 'id' as row from audit_event e where subject_id = $1 order by id`,
  )
  const values = await ask<{ event_id: string; field: string; salt: string; value: string; row: object }>(
    `select v.*, to_jsonb(v) - 'event_id' as row from audit_value v
      where event_id in (select id from audit_event where subject_id = $1)`,
  )
  const placeOf = (id: string) => events.findIndex((one) => one.id === id)
  const encounters = (await listEncounterRows(db, person))(accountId)
  const hashes = values.flatMap(({ event_id: id, field, salt, value: hash }) => {
    const event = events[placeOf(id)]
    if (!event || field !== rowsField) return []
    const isItsOwn = ({ unitId }: { unitId: string }) => event.object === `unit:${unitId}`
    const covered = { played: encounters.runs.filter(isItsOwn), read: encounters.readings.filter(isItsOwn) }
    if (hashOf(covered) !== hash) throw new Error('A pattern plays each encounter once.')
    return [{ salt, hash, digest: event.digests[field] ?? '', covered }]
  })
  const addresses = values
    .filter(({ field }) => field === 'email')
    .map(({ event_id: id, salt, value: email }) => ({ salt, email, digest: events[placeOf(id)]?.digests.email ?? '' }))
  const [issued = null] = await ask<Omit<NonNullable<Pattern['certificate']>, 'facts' | 'logged'>>(
    `select id, serial, issued_at as "issuedAt", json::jsonb - 'proof' as credential
      from certificate join credential on certificate_id = id where account_id = $1`,
  )
  const facts = issued && (await db.certificate.findUniqueOrThrow({ where: { id: issued.id } }))
  const logged = facts && factsToLog(facts, await db.credential.findUnique({ where: { certificateId: facts.id } }))
  const { factsSha256 = '', jsonSha256 = '' } = logged ?? {}
  return {
    accountId,
    ids,
    events: events.map(({ row }) => JSON.stringify(row)),
    values: values.map(({ event_id: id, row }) => ({ event: placeOf(id), text: JSON.stringify(row) })),
    hashes,
    addresses,
    certificate: issued && facts && { ...issued, facts, logged: { factsSha256, jsonSha256 } },
  }
}
