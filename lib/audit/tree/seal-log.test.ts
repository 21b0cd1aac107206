import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ownDatabase } from '@/fixtures/own-database'
import { sealedLogIn } from '@/fixtures/sealed-log'
import { systemWorld } from '@/lib/platform/world'
import { script } from '@/scripts/start/running.mjs'

// Modules that connect are imported after the environment is set.
const database = ownDatabase('seal_log')
const { create, drop, superuser, other, write, written } = await sealedLogIn(database)
const { query, transact } = await import('@/lib/platform/db')
const { configuredIssuer } = await import('@/lib/proof/issuer/issuer')
const { sampleIssuer } = await import('@/fixtures/issuer')
const { checkProof } = await import('./check-proof')
const { listCheckpoints, proveEvents } = await import('./prove')
const { requireSigner } = await import('./require-signer')
const { sealBatch, sealLog } = await import('./seal-log')
const { verifyLog } = await import('@/lib/audit/verification/verify-log')

const issuer = configuredIssuer()

beforeAll(create)
afterAll(drop)

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
      /^The audit log is signed by credential-.*Put your copy of the key file .*: move the present file away, and then: npm run admin -- recover-keys$/,
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
      { ok: false, firstBad: { position: 7 }, faultCount: 1, keptCheckpoint: 'matches' },
    ])
    const noted = () => query`select kind, is_good as "isGood" from operator_run`
    expect(await noted()).toEqual([])
    expect(await admin('verify-log', '--alarm')).toMatchObject({ code: 1 })
    expect(await noted()).toEqual([{ kind: 'verify-log', isGood: false }])
  } finally {
    await rm(folder, { recursive: true })
  }
}, 90_000)
