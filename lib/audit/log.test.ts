import { execFile } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ownDatabase } from '@/fixtures/own-database'
import type { Statements } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import { script } from '@/scripts/start/running.mjs'
import type { AuditEntry } from './record'

/*
 * Tests the whole log in its own database, because tampering here would break other tests. It is a copy of the database
 * that the workers' copies come from; modules that read the environment are imported after it is set.
 */
const database = ownDatabase('log')

const { db, query, transact } = await import('@/lib/platform/db')
const { configuredIssuer } = await import('@/lib/proof/issuer/issuer')
const { sampleIssuer } = await import('@/fixtures/issuer')
const { checkProof } = await import('./check-proof')
const { readCheckpoint } = await import('./checkpoint')
const { eraseValues } = await import('./erase-values')
const { keptDocument } = await import('./kept')
const { findNewestCheckpoint, listCheckpoints, proveEvents } = await import('./prove')
const { record } = await import('./record')
const { requireSigner } = await import('./require-signer')
const { sealBatch, sealLog } = await import('./seal-log')
const { verifyIn, verifyLog } = await import('./verify-log')

const issuer = configuredIssuer()
const subject = randomUUID()
const other = randomUUID()
/** No grant stops this role and, after it disables them, no trigger does. */
let superuser: pg.Client

function write(tx: Statements, more: Partial<AuditEntry> = {}): Promise<void> {
  const actor = { accountId: other, role: 'coordinator' } as const
  const entry = { action: 'attempt.unlocked', actor, subjectId: subject, details: { most: 3 }, ...more } as const
  return record(tx, entry, systemWorld.now())
}

const written = (more?: Partial<AuditEntry>) => transact((tx) => write(tx, more))

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

beforeAll(async () => {
  await database.create()
  superuser = new pg.Client({ connectionString: database.superuserUrl })
  await superuser.connect()
  for (let batch = 0; batch < 3; batch++) {
    for (let index = 0; index < 5; index++)
      await written({ object: `unit:${batch}-${index}`, values: { reason: `because of ${index}`, note: null } })
    expect(await sealLog()).toBe(5)
  }
})
afterAll(async () => {
  await superuser.end()
  await db.$disconnect()
  await database.drop()
})

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

describe('sealing refuses, before it adds anything,', () => {
  const refused = async (by: typeof issuer) => {
    await expect(transact((tx) => requireSigner(tx, by))).rejects.toMatchObject({ name: 'UnusableKeys' })
    return transact((tx) => requireSigner(tx, by)).catch(({ message }) => message)
  }

  test('an issuer or keys other than the newest signed checkpoint names', async () => {
    const signedBy = 'The audit log is signed by '
    const address = `${signedBy}${issuer?.url}, but ISSUER_URL is https://mistyped.example. Correct ISSUER_URL. To move the issuer: npm run admin -- move-issuer`
    expect(
      await refused(issuer && { ...issuer, did: 'did:web:mistyped.example', url: 'https://mistyped.example' }),
    ).toBe(address)
    expect(await refused(await sampleIssuer({ url: issuer?.url }))).toMatch(
      /^The audit log is signed by credential-.*Copy the key file/,
    )
    expect(await refused(null)).toBe(`${signedBy}${issuer?.url}. Set ISSUER_URL to it again.`)
    await transact((tx) => requireSigner(tx, issuer))
  })
})

describe('proofs', () => {
  test('each entry is proven by the handed-out files alone, and no other entry is', async () => {
    const events = await query<{ id: string }>`select id from audit_event order by id limit 15`
    const proofs = await proveEvents([...events.map(({ id }) => BigInt(id)), 10n ** 12n])
    expect(proofs.map(({ entry }) => entry.event)).toEqual(events.map(({ id }) => id))
    const kept = await listCheckpoints([...new Set(proofs.map(({ checkpoint }) => checkpoint))])
    expect(kept.map(({ size }) => size)).toEqual([5, 10, 15])
    const checkpoints = new Map(kept.map(({ size, document }) => [size, JSON.parse(document)]))
    for (const proof of JSON.parse(JSON.stringify(proofs))) {
      const checkpoint = checkpoints.get(proof.checkpoint)
      expect(checkProof(proof, checkpoint)).toBe(true)
      expect(checkProof({ ...proof, entry: { ...proof.entry, subjectId: other } }, checkpoint)).toBe(false)
      expect(checkProof({ ...proof, position: proof.position + 1 }, checkpoint)).toBe(false)
      expect(checkProof(proof, { ...checkpoint, size: checkpoint.size + 1 })).toBe(false)
    }
  })
})

describe('sealing', () => {
  test('a lower id that commits late gets a later position, and concurrent writers and sealers leave one chain', async () => {
    const before = (await verifyLog()).entries
    let commit = () => {}
    const late = new Promise<void>((resolve) => {
      commit = resolve
    })
    let slow = Promise.resolve()
    await new Promise<void>((begun) => {
      slow = transact(async (tx) => {
        await write(tx, { object: 'the late one' })
        begun()
        await late
      })
    })
    const writers = Array.from({ length: 8 }, async () => {
      for (let index = 0; index < 10; index++) await written({ object: 'one of many' })
    })
    await Promise.all([...writers, sealLog(), sealLog(), sealLog()])
    await sealLog()
    commit()
    await slow
    expect(await sealLog()).toBe(1)
    const verified = await verifyLog()
    expect(verified).toMatchObject({ ok: true, entries: before + 81, waiting: 0, unsigned: 0 })
    const [last] = await query<{ position: string; object: string }>`
      select position, object from audit_link join audit_event on id = event_id order by position desc limit 1`
    expect(last).toEqual({ position: String(before + 81), object: 'the late one' })
  })

  test('a crash or a missing key leaves entries waiting and changes nothing else', async () => {
    const before = await verifyLog()
    await written()
    const crash = transact(async (tx) => {
      expect(await sealBatch(tx, issuer, systemWorld)).toBe(1)
      throw new Error('killed')
    })
    await expect(crash).rejects.toThrow('killed')
    const away = { sign: () => Promise.reject(new Error('the module is away')) }
    const mute = issuer && { ...issuer, signer: () => ({ ...issuer.signer('credential'), ...away }) }
    await expect(transact((tx) => sealBatch(tx, mute, systemWorld))).rejects.toThrow('the module is away')
    await written()
    expect(await verifyLog()).toMatchObject({
      ok: true,
      entries: before.entries,
      waiting: 2,
      checkpoints: before.checkpoints,
    })
    expect(await sealLog()).toBe(2)
  })

  test('one call seals several batches and seals no entry twice', async () => {
    const before = await verifyLog()
    await query`
      insert into audit_event (at, action, actor_role, details)
      select now(), 'account.signed-in', 'system', '{}' from generate_series(1, 1100)`
    await query`insert into unsealed_event (event_id, digest)
      select e.id, event_digest(e) from audit_event e where e.id = (select min(event_id) from audit_link)`
    expect(await sealLog()).toBe(1100)
    expect(await verifyLog()).toMatchObject({
      ok: true,
      entries: before.entries + 1100,
      waiting: 0,
      checkpoints: before.checkpoints + 2,
    })
  })
})

test('erasing personal values is recorded, and the log still verifies', async () => {
  const { entries } = await verifyLog()
  const person = randomUUID()
  await written({ subjectId: person, values: { name: 'Ann Example', 'name.old': 'Ann Sample' } })
  await written({ actor: { accountId: person, role: 'learner' }, values: { address: 'ann@test.example' } })
  // The app's role can write a count that is not a number.
  await written({ action: 'log.values-erased', details: { count: 'many' } })
  // Notes about other people belong to those people's records.
  await written({ actor: { accountId: person, role: 'coordinator' }, values: { reason: 'of another' } })
  // For an email typed without an account, or in a search, the log erases the email and the network address, but not
  // the other search fields.
  const stranger = { actor: { accountId: null, role: 'stranger' }, subjectId: undefined } as const
  await written({ ...stranger, values: { email: ' ＡNN@Test.example\n', address: '192.0.2.7' } })
  await written({ ...stranger, values: { email: 'joann@test.example', address: '192.0.2.8' } })
  await written({ subjectId: undefined, values: { person: 'Ann@test.example', action: 'mail.listed' } })
  await sealLog()
  const by = { role: 'operator', accountId: null } as const
  const email = 'ann@TEST.example'
  expect(await eraseValues(by, { accountId: person, email, reason: 'as asked' })).toBe(6)
  expect(await eraseValues(by, { accountId: null, email: 'Joann@test.example', reason: 'as asked' })).toBe(2)
  await sealLog()
  const entriesOf = await query`select * from audit_event where ${person}::uuid in (subject_id, actor_id)`
  expect(entriesOf).toHaveLength(4)
  expect(JSON.stringify(entriesOf)).not.toMatch(/ann/i)
  const values = query`select value from audit_value join audit_event on id = event_id where subject_id = ${person}::uuid`
  expect(await values).toEqual([{ value: 'as asked' }])
  const left = await query<{
    value: string
  }>`select value from audit_value where field <> 'reason' or value = 'of another'`
  expect(left.map(({ value }) => value).sort()).toEqual(['mail.listed', 'of another'])
  expect(await verifyLog()).toMatchObject({ ok: true, entries: entries + 9, erased: 8, erasedOnRecord: 8 })
})

test('the commands write nothing, refuse another issuer, and name a superuser’s later change', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'northlight-log-'))
  // A random secret, as the command requires.
  const env = { ...process.env, NEXTAUTH_SECRET: randomBytes(32).toString('base64url') }
  const admin = (...args: string[]) => adminWith({}, ...args)
  const adminWith = (more: object, ...args: string[]) =>
    new Promise<{ code: unknown; said: string }>((resolve) =>
      execFile(
        process.execPath,
        script('scripts/admin/admin.ts', ...args),
        { env: { ...env, ...more } },
        (error, stdout, stderr) => resolve({ code: error?.code ?? 0, said: stdout || stderr }),
      ),
    )
  const file = path.join(folder, 'checkpoint.json')
  try {
    await written()
    const entries = await query`select from audit_event`
    // The people whom these entries are about are nobody's accounts.
    expect(JSON.parse((await admin('verify-log', '--json')).said)).toMatchObject({
      ok: true,
      waiting: 1,
      firstBad: null,
    })
    expect(await admin('log-checkpoint', file)).toMatchObject({ code: 0 })
    const mistyped = { ISSUER_URL: 'https://mistyped.example' }
    for (const verb of ['verify-log', 'certificates'])
      expect(await adminWith(mistyped, verb)).toMatchObject({
        code: 1,
        said: expect.stringContaining('Correct ISSUER_URL'),
      })
    expect(await query`select from audit_event`).toEqual(entries)
    expect((await verifyLog()).waiting).toBe(1)
    const size = Number(JSON.parse(await readFile(file, 'utf8')).size)
    expect(await readFile(file, 'utf8')).toBe((await listCheckpoints([size]))[0]?.document)
    await superuser.query(`set session_replication_role = replica; update audit_event set actor_id = null
      where id = (select event_id from audit_link where position = 7)`)
    const { code, said } = await admin('verify-log', '--checkpoint', file, '--json')
    expect([code, JSON.parse(said)]).toMatchObject([
      1,
      { ok: false, entries: 6, firstBad: { position: 7 }, keptCheckpoint: 'unreached' },
    ])
    const noted = () => query`select kind, is_good as "isGood" from operator_run`
    expect(await noted()).toEqual([])
    expect(await admin('verify-log', '--alarm')).toMatchObject({ code: 1 })
    expect(await noted()).toEqual([{ kind: 'verify-log', isGood: false }])
  } finally {
    await rm(folder, { recursive: true })
  }
})
