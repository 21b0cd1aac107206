import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { ownDatabase } from '@/fixtures/own-database'
import type { Given } from '@/scripts/admin/arguments'
import { script } from '@/scripts/start/running.mjs'
import { withClone } from '@/scripts/worker/with-clone'
import type { WithClone } from './find-conflicts'
import { placeLimitMs, type WitnessPlace } from './place'

// Modules that connect are imported after the environment is set.
const database = ownDatabase('rollback')
const { superuser } = database
const { makeWitness, served } = await import('@/fixtures/http-witness')
const { grown, viewOf } = await import('@/fixtures/witness')
const { sealLog } = await import('@/lib/audit/tree/seal-log')
const { findSealingStop } = await import('@/lib/audit/tree/find-sealing-stop')
const { resumeSealing } = await import('@/lib/audit/tree/resume-sealing')
const { stopSealing } = await import('@/lib/audit/tree/stop-sealing')
const { operator } = await import('@/lib/people/account/actor')
const { findNewestNote } = await import('@/lib/audit/tree/notes')
const { record, recordAll } = await import('@/lib/audit/log/record')
const { query, transact } = await import('@/lib/platform/db')
const { systemWorld } = await import('@/lib/platform/world')
const { learner, stillWorld } = await import('@/prisma/factories')
const { acceptLog } = await import('./accept-log')
const { comparePlaces } = await import('./compare-places')
const { nameOfCheckpoint } = await import('./folder')
const { sendCheckpoints } = await import('./send-checkpoints')

const { env } = await import('@/lib/platform/env')
const { logVerbs } = await import('@/scripts/admin/log')

const nothingGiven = { checkpoint: '', alarm: '', json: true } as Given
const world = stillWorld()
let folder = ''

beforeAll(database.create)
afterAll(database.drop)
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  folder = mkdtempSync(path.join(tmpdir(), 'rollback-'))
})
afterEach(async () => {
  rmSync(folder, { recursive: true })
  await superuser.query(
    'rollback; delete from witness_place; update sealing_stop set ended_at = stopped_at where ended_at is null',
  )
})

/** As a restored copy of the database would have it: no trace of what came after. */
async function rollBackTo(size: number): Promise<void> {
  await superuser.query(`
    set session_replication_role = replica;
    delete from audit_checkpoint where size > ${size};
    delete from audit_value where event_id in (select event_id from audit_link where position > ${size});
    delete from unsealed_event;
    create temp table lost as select event_id from audit_link where position > ${size};
    delete from audit_link where position > ${size};
    delete from audit_event where id in (select event_id from lost);
    drop table lost;
    truncate subject_chain, audit_node;
    delete from witness_place;
    set session_replication_role = origin`)
}

/** Without a person, whose rows would outlive a rollback of the log alone. */
async function grownAlone() {
  const entry = { action: 'log.searched', actor: operator } as const
  await transact((tx) => record(tx, entry, new Date()))
  await sealLog()
  const newest = await findNewestNote()
  if (!newest) throw new Error('there is no checkpoint')
  return newest
}

const filesIn = (at: string) =>
  Object.fromEntries(readdirSync(at).map((name) => [name, readFileSync(path.join(at, name), 'utf8')]))
const entries = async () => Number((await query<{ n: string }>`select count(*) as n from audit_link`)[0]?.n)
const send = (place: WitnessPlace) => sendCheckpoints(withClone, world, [place])

test('a rolled back log is named, nothing is sealed or overwritten, and an operator’s reason ends it', async () => {
  const place: WitnessPlace = { kind: 'folder', address: pathToFileURL(folder).href }
  const early = await grown()
  const late = await grownAlone()
  await send(place)
  const before = filesIn(folder)
  expect(Object.values(before)).toEqual([late.note])

  await rollBackTo(early.size)
  await comparePlaces(systemWorld, { places: [place] })
  const said = `covers entry ${late.size}, but the chain is shorter`
  expect((await findSealingStop())?.sentence).toMatch(
    /^The log does not extend a checkpoint in a folder, so nothing is sealed\. The kept checkpoint covers entry /,
  )
  expect((await findSealingStop())?.sentence).toContain(said)
  await learner()
  await expect(sealLog()).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining(said) })
  expect(await entries()).toBe(early.size)
  await send(place)
  expect(filesIn(folder)).toEqual(before)
  expect(await viewOf(place)).toMatchObject({ size: late.size, state: 'beyond' })
  env.LOG_WITNESSES = place.address
  expect(await logVerbs['verify-log'](nothingGiven)).toMatchObject({
    failed: true,
    text: expect.stringContaining(said),
  })

  const { givenUp, unread } = await acceptLog(operator, { reason: 'Restored a backup', withClone, places: [place] })
  expect({ sizes: givenUp.map(({ size }) => size), unread }).toEqual({ sizes: [late.size], unread: [] })
  expect(await findSealingStop()).toBeNull()
  expect(await acceptLog(operator, { reason: 'Again', withClone, places: [place] })).toMatchObject({ isDue: false })
  const next = await grown()
  await comparePlaces(systemWorld, { places: [place] })
  world.pass(61)
  await send(place)
  expect(await findSealingStop()).toBeNull()
  expect(Object.values(filesIn(folder)).sort()).toEqual([late.note, next.note].sort())
  expect(await logVerbs['verify-log'](nothingGiven)).toMatchObject({
    failed: false,
    text: expect.stringContaining('Kept checkpoints that the operator gave up, with a reason in the log: 1.'),
  })
  const [resumed] = await query<{ reason: string }>`
    select v.value as reason from audit_event e join audit_value v on v.event_id = e.id where e.action = 'log.sealing-resumed'`
  expect(resumed?.reason).toBe('Restored a backup')
})

test('a file of a lost log below one that matches is given up, and then verify-log names it no more', async () => {
  const place: WitnessPlace = { kind: 'folder', address: pathToFileURL(folder).href }
  const early = await grown()
  const late = await grownAlone()
  await rollBackTo(early.size)
  const other = await grown()
  const next = await grown()
  expect(other.size).toBe(late.size)
  // An earlier release went on after a restore.
  writeFileSync(path.join(folder, 'checkpoint-2026-11-29.txt'), late.note)
  writeFileSync(path.join(folder, 'checkpoint-2026-11-30.txt'), next.note)
  env.LOG_WITNESSES = place.address
  await comparePlaces(systemWorld, { places: [place] })
  expect(await findSealingStop()).toBeNull()
  expect(await logVerbs['verify-log'](nothingGiven)).toMatchObject({ failed: true })

  const { isDue, givenUp } = await acceptLog(operator, { reason: 'Restored a backup', withClone, places: [place] })
  expect({ isDue, sizes: givenUp.map(({ size }) => size) }).toEqual({ isDue: true, sizes: [late.size] })
  await sealLog()
  expect(await logVerbs['verify-log'](nothingGiven)).toMatchObject({ failed: false })
})

test('another log of the same length gets a file of its own, and stops sealing', async () => {
  const place: WitnessPlace = { kind: 'folder', address: pathToFileURL(folder).href }
  const early = await grown()
  const late = await grown()
  await send(place)
  await rollBackTo(early.size)
  const other = await grown()
  expect(other.size).toBe(late.size)
  world.pass(61)
  await send(place)
  expect((await findSealingStop())?.sentence).toContain(`disagrees about entry ${late.size}`)
  expect(Object.values(filesIn(folder))).toEqual([late.note])
  await acceptLog(operator, { reason: 'Restored a backup', withClone, places: [place] })
  world.pass(61)
  await send(place)
  expect(Object.values(filesIn(folder)).sort()).toEqual([late.note, other.note].sort())
})

test('a daily file of an earlier release is compared, too', async () => {
  const place: WitnessPlace = { kind: 'folder', address: pathToFileURL(folder).href }
  const early = await grown()
  const late = await grown()
  const kept = path.join(folder, 'checkpoint-2026-11-29.txt')
  writeFileSync(kept, late.note)
  await rollBackTo(early.size)
  await comparePlaces(world, { places: [place] })
  expect((await findSealingStop())?.sentence).toContain(`covers entry ${late.size}`)
  expect(readFileSync(kept, 'utf8')).toBe(late.note)
})

test('a place that never answers holds up no other one', async () => {
  const dead: WitnessPlace = { kind: 'git', address: 'git+file:///dead-mount' }
  const place: WitnessPlace = { kind: 'folder', address: pathToFileURL(folder).href }
  const early = await grown()
  const late = await grown()
  await send(place)
  await rollBackTo(early.size)
  const limitMs = { ...placeLimitMs, git: 20 }
  const never: WithClone = () => new Promise(() => {})
  await comparePlaces(world, { places: [dead, place], withClone: never, limitMs })
  expect((await findSealingStop())?.sentence).toContain(`covers entry ${late.size}`)
  expect(vi.mocked(console.error).mock.calls.join()).toContain('It has not ended within 0.02 seconds.')
})

test('a file that cannot be read hides no other one', async () => {
  const place: WitnessPlace = { kind: 'folder', address: pathToFileURL(folder).href }
  const early = await grown()
  const late = await grown()
  await send(place)
  const unreadable = 'checkpoint-999999999999-aaaaaaaa.txt'
  mkdirSync(path.join(folder, unreadable))
  await rollBackTo(early.size)
  await comparePlaces(world, { places: [place] })
  expect((await findSealingStop())?.sentence).toContain(`covers entry ${late.size}`)
  expect(vi.mocked(console.error).mock.calls.join()).toContain(unreadable)
  expect(await viewOf(place)).toMatchObject({ size: late.size, state: 'beyond' })
  const { givenUp, unread } = await acceptLog(operator, { reason: 'Restored a backup', withClone, places: [place] })
  expect({ sizes: givenUp.map(({ size }) => size), unread }).toEqual({ sizes: [late.size], unread: [] })
})

test('a given up checkpoint is not compared again, and no folder is read while sealing is stopped', async () => {
  const place: WitnessPlace = { kind: 'folder', address: pathToFileURL(folder).href }
  const early = await grown()
  await grown()
  await send(place)
  await rollBackTo(early.size)
  await acceptLog(operator, { reason: 'Restored a backup', withClone, places: [place] })
  await grown()
  const { user } = await import('pg').then(({ default: pg }) => new pg.Client(env.DATABASE_URL))
  // Every comparison with the log fails.
  await superuser.query(
    `revoke select on audit_link from ${user}; grant select (position, event_id) on audit_link to ${user}`,
  )
  const compared = async () => {
    vi.mocked(console.error).mockClear()
    await comparePlaces(world, { places: [place] })
    return vi.mocked(console.error).mock.calls.join()
  }
  try {
    expect(await compared()).toBe('')
    writeFileSync(path.join(folder, 'checkpoint-2026-11-29.txt'), (await findNewestNote())?.note ?? '')
    expect(await compared()).toContain('could not be compared')
    await stopSealing('A folder has a longer log.', { size: 1_000_001, root: '' }, systemWorld)
    expect(await compared()).toBe('')
  } finally {
    await superuser.query(`grant select on audit_link to ${user}`)
  }
})

test('a Git remote is compared before it gets a commit', async () => {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim()
  git('init', '--quiet', '--bare', '.')
  const place: WitnessPlace = { kind: 'git', address: `git+${pathToFileURL(folder).href}` }
  const early = await grown()
  await grown()
  await send(place)
  const head = git('rev-parse', 'HEAD')
  await rollBackTo(early.size)
  await send(place)
  expect((await findSealingStop())?.sentence).toMatch(/^The log does not extend a checkpoint in a Git remote/)
  expect(git('rev-parse', 'HEAD')).toBe(head)
  await acceptLog(operator, { reason: 'Restored a backup', withClone, places: [place] })
  await comparePlaces(world, { places: [place], withClone })
  expect(await findSealingStop()).toBeNull()
})

test('a slow comparison stops no sealing after an operator gave its checkpoint up', async () => {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder })
  git('init', '--quiet', '--bare', '.')
  const place: WitnessPlace = { kind: 'git', address: `git+${pathToFileURL(folder).href}` }
  const early = await grown()
  await grown()
  await send(place)
  await rollBackTo(early.size)
  const accept = () => acceptLog(operator, { reason: 'Restored a backup', withClone, places: [place] })
  const withSlowClone: WithClone = async (address, work) => {
    await withClone(address, work)
    expect((await accept()).givenUp).toHaveLength(1)
  }
  await comparePlaces(world, { places: [place], withClone: withSlowClone })
  expect(await findSealingStop()).toBeNull()
})

test('a stop waits for an operator who is giving its checkpoint up', async () => {
  const given = { size: 1_000_000, root: 'ab'.repeat(32) }
  const stop = () => stopSealing('A folder has a longer log.', given, systemWorld)
  await stop()
  expect(await findSealingStop()).not.toBeNull()
  // Not as the superuser: in a transaction, Postgres shows this view as it was first read.
  const waiting = async () =>
    (await query`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`).length
  await superuser.query('begin; lock table audit_event in share row exclusive mode')
  const resumed = resumeSealing(operator, { reason: 'Restored a backup', givenUp: [given] })
  await expect.poll(waiting).toBe(1)
  const stopped = stop()
  await expect.poll(waiting).toBe(2)
  await superuser.query('commit')
  await Promise.all([resumed, stopped])
  expect(await findSealingStop()).toBeNull()
})

test('an HTTP witness that has a longer log, or another one, stops sealing', async () => {
  await served(makeWitness(), async (address) => {
    const place: WitnessPlace = { kind: 'http', address }
    const early = await grown()
    await grown()
    const late = await grown()
    await send(place)
    await rollBackTo(early.size)
    await send(place)
    expect((await findSealingStop())?.sentence).toBe(
      `The log does not extend a checkpoint of an HTTP witness, so nothing is sealed. The witness has a log of ${late.size} entries, but the log has ${early.size}.`,
    )
    await acceptLog(operator, { reason: 'Restored a backup', withClone, places: [place] })
    while ((await grown()).size <= late.size);
    await send(place)
    expect((await findSealingStop())?.sentence).toBeUndefined()
  })
  await served(makeWitness(), async (address) => {
    const place: WitnessPlace = { kind: 'http', address }
    const early = await grown()
    const late = await grown()
    await send(place)
    await rollBackTo(early.size)
    while ((await grown()).size <= late.size);
    await send(place)
    expect((await findSealingStop())?.sentence).toContain(
      `The witness has another log of ${late.size} entries than the first ${late.size} here.`,
    )
  })
})

test('a row that says more than the log has stops sealing, also for mail, and a far time silences no place', async () => {
  const places: WitnessPlace[] = [
    { kind: 'folder', address: pathToFileURL(folder).href },
    { kind: 'mail', address: 'mailto:clerk@court.example' },
  ]
  for (const place of places) {
    const { size } = await grown()
    await send(place)
    await query`update witness_place set size = 1000000000 where address = ${place.address}`
    expect(await viewOf(place)).toMatchObject({ state: 'beyond' })
    await send(place)
    expect((await findSealingStop())?.sentence).toContain(
      `The database says that a place got 1000000000 entries, but the log has ${size}.`,
    )
    await acceptLog(operator, { reason: 'Someone changed the row', withClone, places })
    expect(await findSealingStop()).toBeNull()
  }
  const [place] = places
  if (!place) return
  const { note } = await grown()
  await query`update witness_place set next_at = '2100-01-01' where address = ${place.address}`
  await send(place)
  expect(Object.values(filesIn(folder))).toContain(note)
})

test('a folder shows what it has now, also after its files were removed', async () => {
  const place: WitnessPlace = { kind: 'folder', address: pathToFileURL(folder).href }
  const newest = await grown()
  await send(place)
  expect(await viewOf(place)).toMatchObject({ size: newest.size, state: 'read-back' })
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name))
  expect(await viewOf(place)).toMatchObject({ size: 0, state: 'lacks' })
})

test('a checkpoint of this log hides none of another log with as many entries', async () => {
  const early = await grown()
  const late = await grownAlone()
  await rollBackTo(early.size)
  const now = await grownAlone()
  expect(now.size).toBe(late.size)
  writeFileSync(path.join(folder, nameOfCheckpoint(now)), now.note)
  writeFileSync(path.join(folder, nameOfCheckpoint({ size: late.size, tree: '00000000' })), late.note)
  await comparePlaces(world, { places: [{ kind: 'folder', address: pathToFileURL(folder).href }] })
  expect(await findSealingStop()).not.toBeNull()
})

test('under load, the worker compares folders before it seals', { timeout: 150_000 }, async () => {
  const entry = { action: 'log.searched', actor: operator } as const
  const recordMany = (count: number) => {
    const entries = Array.from({ length: count }, () => entry)
    return transact((tx) => recordAll(tx, entries, new Date()))
  }
  const early = await grown()
  // The worker sends a checkpoint of its own, which would vouch for a shorter one.
  await recordMany(20)
  const late = await grown()
  await rollBackTo(early.size)
  const waiting = async () =>
    (await query<{ count: number }>`select count(*)::int as count from unsealed_event`)[0]?.count
  await recordMany(1)
  const worker = spawn(process.execPath, script('scripts/worker/worker.ts'), {
    env: { ...process.env, SMTP_URL: '', MAIL_OUTBOX: folder, LOG_WITNESSES: pathToFileURL(folder).href },
    stdio: 'ignore',
  })
  const ended = once(worker, 'exit')
  try {
    // The next look is ten seconds away.
    await expect.poll(waiting, { timeout: 60_000, interval: 100 }).toBe(0)
    writeFileSync(path.join(folder, nameOfCheckpoint(late)), late.note)
    await recordMany(60)
    await expect.poll(findSealingStop, { timeout: 60_000 }).not.toBeNull()
    expect(await waiting()).toBeGreaterThanOrEqual(60)
  } finally {
    worker.kill('SIGKILL')
    await ended
  }
})
