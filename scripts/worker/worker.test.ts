import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailTo } from '@/fixtures/mail'
import { recordAll } from '@/lib/audit/log/record'
import { system } from '@/lib/people/account/actor'
import type { CrashPoint } from '@/lib/people/mail/transport'
import { writeMail } from '@/lib/people/mail/write-mail'
import { db, query, transact } from '@/lib/platform/db'
import { learner } from '@/prisma/factories'
import { startedAt } from '../start/lock.mjs'
import { script } from '../start/running.mjs'
import { supervise } from '../start/supervise.mjs'
import { beginWorker } from '../start/worker-process.mjs'

let folder: string
let running: ChildProcess | null = null

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'northlight-worker-'))
})
afterAll(async () => {
  running?.kill('SIGKILL')
  await rm(folder, { recursive: true, force: true })
})

const root = path.join(import.meta.dirname, '..', '..')
const environment = (diesAt: CrashPoint | '') => ({
  ...process.env,
  SMTP_URL: '',
  MAIL_OUTBOX: folder,
  NORTHLIGHT_WORKER_DIES_AT: diesAt,
})

/** The worker as `npm start` runs it; resolves with the signal that ended it. */
function work(diesAt: CrashPoint | ''): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, script('scripts/worker/worker.ts'), {
    cwd: root,
    env: environment(diesAt),
    stdio: 'inherit',
  })
  running = child
  return new Promise((resolve) => child.once('exit', (_code, signal) => resolve(signal)))
}

test('a worker that is killed at a step and started again leaves each mail in the outbox once', {
  timeout: 90_000,
}, async () => {
  const person = await learner()
  const effects = Array.from({ length: 5 }, () => `test:${randomUUID()}`)
  for (const effect of effects) await transact((tx) => writeMail(tx, mailTo(person, effect)))
  const mails = () => db.mail.findMany({ where: { effect: { in: effects } } })

  for (const step of ['begun', 'stored', 'handed', 'settled'] as const) expect(await work(step)).toBe('SIGKILL')
  expect((await mails()).filter(({ state }) => state === 'sent').length).toBeLessThan(effects.length)

  const ended = work('')
  await expect.poll(async () => (await mails()).every(({ state }) => state === 'sent'), { timeout: 30_000 }).toBe(true)
  running?.kill('SIGTERM')
  expect(await ended).toBeNull()
  const ids = (await mails()).map(({ id }) => id)
  const files = await readdir(folder)
  expect(files.filter((name) => ids.some((id) => name.startsWith(id))).toSorted()).toEqual(
    ids.map((id) => `${id}.eml`).toSorted(),
  )
})

test('under load, entries are sealed long before the next look', { timeout: 90_000 }, async () => {
  const waiting = async () =>
    (await query<{ count: number }>`select count(*)::int as count from unsealed_event`)[0]?.count
  const entry = { action: 'log.searched', actor: system } as const
  await transact((tx) => recordAll(tx, [entry], new Date()))
  const ended = work('')
  // The worker has begun.
  await expect.poll(waiting, { timeout: 60_000 }).toBe(0)
  for (let round = 0; round < 3; round += 1) {
    const entries = Array.from({ length: 60 }, () => entry)
    await transact((tx) => recordAll(tx, entries, new Date()))
    await expect.poll(waiting, { timeout: 8_000, interval: 100 }).toBe(0)
  }
  running?.kill('SIGTERM')
  expect(await ended).toBeNull()
})

test('a dead worker is restarted, and ends when asked', async () => {
  const person = await learner()
  await transact((tx) => writeMail(tx, mailTo(person, `test:${randomUUID()}`)))
  const begun: number[] = []
  const begin = () => {
    const worker = beginWorker(environment('begun'))
    begun.push(worker.pid ?? 0)
    return worker
  }
  const worker = supervise('worker', { first: begin(), begin })
  await expect.poll(() => begun.length, { timeout: 20_000 }).toBe(2)
  await worker.stop()
  expect(begun.map(startedAt)).toEqual(['', ''])
})

test('a worker ends with its parent process, however that ends', async () => {
  const starter = `
    const { beginWorker } = await import('./scripts/start/worker-process.mjs')
    console.log(beginWorker(process.env).pid)`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', starter], { cwd: root, env: environment('') })
  const pid = await new Promise<number>((resolve) => child.stdout.once('data', (text) => resolve(Number(text))))
  expect(startedAt(pid)).not.toBe('')
  child.kill('SIGKILL')
  await expect.poll(() => startedAt(pid), { timeout: 15_000 }).toBe('')
})

test('the worker’s role cannot create tables or queues', async () => {
  await expect(query`create table pgboss.mine (id int)`).rejects.toThrow(/permission denied/)
  await expect(query`select pgboss.create_queue('mine', '{}'::json)::text`).rejects.toThrow(/permission denied/)
  await expect(query`delete from pgboss.schedule`).rejects.toThrow(/permission denied/)
})
