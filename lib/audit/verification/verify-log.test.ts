import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ownDatabase } from '@/fixtures/own-database'
import { sealedLogIn } from '@/fixtures/sealed-log'
import type { Statements } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'

// Modules that connect are imported after the environment is set.
const database = ownDatabase('verify_log')
const { create, drop, superuser } = await sealedLogIn(database)
const { query } = await import('@/lib/platform/db')
const { configuredIssuer } = await import('@/lib/proof/issuer/issuer')
const { sampleIssuer } = await import('@/fixtures/issuer')
const { readCheckpoint } = await import('@/lib/audit/tree/checkpoint')
const { keptDocument } = await import('./kept')
const { findNewestCheckpoint } = await import('@/lib/audit/tree/prove')
const { sealBatch, sealLog } = await import('@/lib/audit/tree/seal-log')
const { verifyIn, verifyLog } = await import('./verify-log')

const issuer = configuredIssuer()

beforeAll(create)
afterAll(drop)

/** Returns the log's verdict after a superuser's change with triggers disabled; the change is rolled back. */
async function tampered(
  action: string | ((tx: Statements) => Promise<unknown>),
  options: Partial<Parameters<typeof verifyIn>[1]> = {},
) {
  await superuser.query('begin')
  try {
    await superuser.query('set local session_replication_role = replica')
    const tx = superuser
    if (typeof action === 'string') expect((await superuser.query(action)).rowCount).toBeGreaterThan(0)
    else await action(tx)
    return await verifyIn(tx, { issuer, ...options })
  } finally {
    await superuser.query('rollback')
  }
}

const sentenceOf = async (...action: Parameters<typeof tampered>) => (await tampered(...action)).firstBad?.sentence
const newest = async () => readCheckpoint(JSON.parse((await findNewestCheckpoint())?.document ?? 'null')) ?? undefined
const keptNewest = async () => {
  const checkpoint = await newest()
  return checkpoint ? [await keptDocument(checkpoint, issuer)] : []
}

describe('an untouched log', () => {
  test('verifies whole: links, values and signed checkpoints', async () => {
    expect(await sealLog()).toBe(0)
    expect(await verifyLog({ kept: await keptNewest() })).toMatchObject({
      ok: true,
      entries: 15,
      waiting: 0,
      checkpoints: 3,
      unsigned: 0,
      erased: 0,
      firstBad: null,
      keptCheckpoint: 'matches',
    })
  })

  test('a kept checkpoint distinguishes a shorter chain, another chain and an altered file', async () => {
    const kept = await newest()
    if (!kept || !issuer) throw new Error('there is no checkpoint')
    const shorter = `with gone as (delete from audit_link where position > 10),
      fewer as (delete from audit_checkpoint where size > 10) delete from audit_event where id in
        (select event_id from audit_link where position > 10)`
    expect(await tampered(shorter)).toMatchObject({ ok: true, entries: 10 })
    expect(await tampered(shorter, { kept: [await keptDocument(kept, issuer)] })).toMatchObject({
      ok: false,
      keptCheckpoint: 'beyond',
    })
    const bent = await verifyLog({ kept: [await keptDocument({ ...kept, size: 14 }, issuer)] })
    expect(bent).toMatchObject({ ok: false, keptCheckpoint: 'broken', firstBad: null })
    const { proof: _, ...unsigned } = kept
    const told = await verifyLog({ kept: [await keptDocument(unsigned, issuer)] })
    expect([told.keptCheckpoint, told.keptSentence]).toEqual(['matches', expect.stringContaining('not proven')])
  })
})

describe('verification names a superuser’s change', () => {
  const event = (position: number) => `(select event_id from audit_link where position = ${position})`

  test.each([
    [
      'a word of an entry',
      `update audit_event set action = 'attempt.started' where id = ${event(7)}`,
      /^Entry 7 \(attempt\.started, 20.*does not match its content/,
    ],
    [
      'when it was',
      `update audit_event set at = at + interval '1 ms' where id = ${event(7)}`,
      /^Entry 7 .*does not match its content/,
    ],
    [
      'a number in its details',
      `update audit_event set details = '{"most": 4}' where id = ${event(7)}`,
      /^Entry 7 .*does not match its content/,
    ],
    [
      'who did it',
      `update audit_event set actor_id = subject_id where id = ${event(7)}`,
      /^Entry 7 .*does not match its content/,
    ],
    [
      'in what role',
      `update audit_event set actor_role = 'system' where id = ${event(7)}`,
      /^Entry 7 .*does not match its content/,
    ],
    [
      'to whom',
      `update audit_event set subject_id = actor_id where id = ${event(7)}`,
      /^Entry 7 .*does not match its content/,
    ],
    [
      'to what',
      `update audit_event set object = 'unit:x' where id = ${event(7)}`,
      /^Entry 7 .*does not match its content/,
    ],
    [
      'the digest of a value',
      `update audit_event set digests = jsonb_build_object('reason', repeat('0', 64)) where id = ${event(7)}`,
      /^Entry 7 .*does not match its content/,
    ],
    [
      'a link',
      `update audit_link set hash = repeat('0', 64) where position = 7`,
      /^Entry 7 .*does not match its content/,
    ],
    [
      'a value',
      `update audit_value set value = 'another' where event_id = ${event(7)}`,
      /^Entry 7 .*“reason” is not what was recorded/,
    ],
    [
      'a value that was not there',
      `insert into audit_value select event_id, 'x', salt, value from audit_value where event_id = ${event(7)}`,
      /^Entry 7 .*“x” that is not in the chain/,
    ],
    ['an entry taken out', `delete from audit_event where id = ${event(7)}`, /^Entry 7 .*is missing/],
    [
      'an entry taken out with its link',
      `with gone as (delete from audit_link where position = 7 returning event_id) delete from audit_event where id in (select event_id from gone)`,
      /^Entry 7: its link is missing/,
    ],
    [
      'two entries swapped',
      `update audit_event a set at = b.at, object = b.object, digests = b.digests from audit_event b
        where a.id <> b.id and a.id in (${event(7)}, ${event(8)}) and b.id in (${event(7)}, ${event(8)})`,
      /^Entry 7 .*does not match its content/,
    ],
    [
      'a value taken away without a word',
      `delete from audit_value where event_id = ${event(7)}`,
      /^1 personal values are missing, but the log records 0/,
    ],
    ['the end of the chain', 'delete from audit_link where position > 13', /^The chain ends at entry 13/],
    ['a checkpoint', 'delete from audit_checkpoint where size = 15', /^No checkpoint covers entry 11/],
    [
      'a checkpoint between others',
      'delete from audit_checkpoint where size = 10',
      /^The checkpoint at entry 15: its “from”/,
    ],
    [
      'a word of a checkpoint',
      `update audit_checkpoint set document = replace(document, 'madeAt":"20', 'madeAt":"19') where size = 10`,
      /^The checkpoint at entry 10: Its signature does not match/,
    ],
    [
      'when it was made, in its row',
      `update audit_checkpoint set made_at = made_at + interval '1 ms' where size = 10`,
      /^The checkpoint at entry 10: its time differs from its row/,
    ],
    [
      'its text',
      `update audit_checkpoint set document = document || ' ' where size = 10`,
      /^The checkpoint at entry 15: its “previous”/,
    ],
  ])('%s', async (_what, sql, sentence) => {
    expect(await sentenceOf(sql)).toMatch(sentence)
  })

  test('it names an inserted entry, two swapped links, and rows beside the chain', async () => {
    const put = (position: number) => async () => {
      await superuser.query('alter table audit_link drop constraint audit_link_check')
      await superuser.query('update audit_link set position = position + 1000 where position > 7')
      await superuser.query(
        `update audit_link set position = position - ${position > 0 ? 999 : 1000} where position > 7`,
      )
      await superuser.query(`
        with put as (insert into audit_event (at, action, actor_role, details) values (now(), 'key.used', 'system', '{}') returning id)
        insert into audit_link select ${position}, id, repeat('0', 64) from put`)
    }
    expect(await sentenceOf(put(8))).toMatch(/^Entry 8 \(key\.used, .*does not match its content/)
    expect(await sentenceOf(put(-1))).toMatch(
      /^The chain has 15 entries, but the tables have extra rows: 16 entries, 16 links/,
    )
    const swapped = await sentenceOf(async () => {
      await superuser.query('drop index audit_link_event_id_key')
      await superuser.query(`update audit_link a set event_id = b.event_id from audit_link b
        where a.position in (7, 8) and b.position = 15 - a.position`)
    })
    expect(swapped).toMatch(/^Entry 7 .*does not match its content/)
  })

  test('it names an entry removed from the queue before sealing', async () => {
    const take = async (tx: Statements) => {
      await query(
        tx,
      )`insert into audit_event (at, action, actor_role, details) values (now(), 'key.used', 'system', '{}')`
    }
    // With triggers disabled, nothing enters the queue.
    const verified = await tampered(take)
    expect(verified.firstBad).toMatchObject({
      position: null,
      sentence: expect.stringMatching(/^Event \d+ \(key\.used, .*not in the chain/),
    })
  })

  test('it names an entry changed or removed before sealing', async () => {
    const waiting = async (tx: Statements) => {
      await query(tx)`set local session_replication_role = origin`
      await query(
        tx,
      )`insert into audit_event (at, action, actor_role, details) values (now(), 'key.used', 'system', '{}')`
      await query(tx)`set local session_replication_role = replica`
    }
    const changed = await tampered(async (tx) => {
      await waiting(tx)
      await query(tx)`update audit_event set actor_role = 'operator' where id = (select max(id) from audit_event)`
      expect(await sealBatch(tx, issuer, systemWorld)).toBe(0)
    })
    expect(changed.firstBad?.sentence).toMatch(/^Event \d+ \(key\.used, .*changed while it waited/)
    const gone = await tampered(async (tx) => {
      await waiting(tx)
      await query(tx)`delete from audit_event where id = (select max(id) from audit_event)`
    })
    expect(gone.firstBad?.sentence).toMatch(/^Event \d+: it was deleted before it was sealed/)
  })

  test('a kept checkpoint or the seals expose a tail rewritten with all links and checkpoints', async () => {
    const kept = await keptNewest()
    const rewrite = (by: typeof issuer) => async (tx: Statements) => {
      await query(tx)`update audit_event set details = '{"most": 99}' where id =
        (select event_id from audit_link where position = 12)`
      await query(tx)`insert into unsealed_event (event_id, digest)
        select e.id, event_digest(e) from audit_event e join audit_link on event_id = e.id where position > 10`
      await query(tx)`delete from audit_link where position > 10`
      await query(tx)`delete from audit_checkpoint where size > 10`
      expect(await sealBatch(tx, by, systemWorld)).toBe(5)
    }
    expect(await sentenceOf(rewrite(null))).toMatch(/^The checkpoint at entry 15: it is not signed, but the one before/)
    expect(await tampered(rewrite(null), { kept })).toMatchObject({
      ok: false,
      keptCheckpoint: 'differs',
      keptSentence: expect.stringMatching(/disagrees about entry 15.*Its seal is valid/),
    })
    const forger = await sampleIssuer({ url: issuer?.url })
    expect(await sentenceOf(rewrite(forger))).toMatch(
      /^The checkpoint at entry 15: It names a key that was never published/,
    )
  })
})

describe('one wrong thing hides no other:', () => {
  const event = (position: number) => `(select event_id from audit_link where position = ${position})`
  const faultsAfter = async (...statements: string[]) => {
    const kept = await keptNewest()
    const { faults, faultCount, keptCheckpoint } = await tampered(
      async () => {
        for (const sql of statements) await superuser.query(sql)
      },
      { kept },
    )
    return { positions: faults.map(({ position }) => position), faultCount, keptCheckpoint }
  }

  test('two changed entries and a forged checkpoint are all named, and a kept checkpoint is still compared', async () => {
    expect(
      await faultsAfter(
        `update audit_event set object = 'unit:x' where id in (${event(3)}, ${event(12)})`,
        `update audit_checkpoint set made_at = made_at + interval '1 ms' where size = 10`,
      ),
    ).toEqual({ positions: [3, 10, 12], faultCount: 3, keptCheckpoint: 'matches' })
  })

  test('entries after a missing link, a missing entry, and one that cannot be read are checked', async () => {
    const changed = `update audit_event set object = 'unit:x' where id = ${event(14)}`
    const missing = await faultsAfter(changed, 'delete from audit_link where position = 2')
    expect(missing.positions).toEqual(expect.arrayContaining([2, 14]))
    expect(missing.keptCheckpoint).toBe('unreached')
    const taken = await faultsAfter(changed, `delete from audit_event where id = ${event(2)}`)
    expect(taken).toEqual({ positions: [2, 14], faultCount: 2, keptCheckpoint: 'matches' })
    const unreadable = await faultsAfter(
      changed,
      'alter table audit_event drop constraint audit_event_shape_check',
      `update audit_event set details = 'null', digests = 'null' where id = ${event(2)}`,
    )
    expect(unreadable.positions).toEqual([2, 14])
  })

  test('an entry sealed with a false time is named, and so is a later change', async () => {
    const verified = await tampered(async (tx) => {
      await superuser.query('set local session_replication_role = origin')
      for (const at of [`'2020-01-01'`, 'now()']) {
        await superuser.query(
          `insert into audit_event (at, action, actor_role, details) values (${at}, 'key.used', 'system', '{}')`,
        )
        expect(await sealBatch(tx, issuer, systemWorld)).toBe(1)
      }
      await superuser.query('set local session_replication_role = replica')
      await superuser.query(`update audit_event set object = 'unit:x' where id = ${event(17)}`)
    })
    expect(verified.faults.map(({ position }) => position)).toEqual([16, 17])
  })

  test('a hundred are listed, and all are counted', async () => {
    const { faults, faultCount } = await tampered(async () => {
      await superuser.query(`insert into audit_event (at, action, actor_role, details)
        select now(), 'key.used', 'system', '{}' from generate_series(1, 99)`)
      await superuser.query(`update audit_event set object = 'unit:x' where id in (${event(3)}, ${event(12)})`)
    })
    expect([faults.length, faultCount]).toEqual([100, 101])
  })
})

describe('verification names what the app’s role adds:', () => {
  /** Sealed like any other entry. */
  const sealedEntry = (values: string) => async (tx: Statements) => {
    await superuser.query('set local session_replication_role = origin')
    await superuser.query(`insert into audit_event (at, action, actor_role, details) values (${values})`)
    expect(await sealBatch(tx, issuer, systemWorld)).toBe(1)
  }

  test('an entry dated outside the checkpoints around it', async () => {
    const early = sealedEntry(`'2020-01-01T00:00:00Z', 'attempt.submitted', 'learner', '{}'`)
    expect(await sentenceOf(early)).toMatch(/^Entry 16 \(attempt\.submitted, 2020-.*it was written after 20/)
    const late = sealedEntry(`now() + interval '1 hour', 'attempt.submitted', 'learner', '{}'`)
    expect(await sentenceOf(late)).toMatch(/^Entry 16 \(attempt\.submitted, 20.*it was written before 20/)
    expect(await sentenceOf(sealedEntry(`now() - interval '1 minute', 'key.used', 'system', '{}'`))).toBeUndefined()
  })

  test('a count of erased values that is not how many are gone', async () => {
    const forged = sealedEntry(`now(), 'log.values-erased', 'operator', '{"count": 7}'`)
    expect(await sentenceOf(forged)).toMatch(/^0 personal values are missing, but the log records 7 as erased/)
  })
})
