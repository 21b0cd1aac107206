import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mailTo, stampOfTests } from '@/fixtures/mail'
import type { Learner } from '@/lib/people/account/actor'
import { db, transact } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'
import { learner, stillWorld } from '@/prisma/factories'
import { Refused } from './message'
import { outbox } from './outbox'
import { listWaiting } from './queries'
import { send } from './send'
import { type Crash, Crashed, type CrashPoint, type Transport } from './transport'
import { mostTries, pauseAfter } from './tries'
import { writeMail } from './write-mail'

let person: Learner
let folder: string

beforeAll(async () => {
  person = await learner()
  folder = await mkdtemp(path.join(tmpdir(), 'northlight-outbox-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function written(world: World): Promise<string> {
  const effect = `test:${randomUUID()}`
  expect(await transact((tx) => writeMail(tx, mailTo(person, effect), world))).toBe(true)
  return (await db.mail.findUniqueOrThrow({ where: { effect } })).id
}

/** Runs a worker until it dies. True: it didn't. */
async function works(mailId: string, transport: Transport, world: World, crash: Crash): Promise<boolean> {
  try {
    const waiting = await listWaiting(world.now(), 1000)
    if (waiting.includes(mailId)) await send(mailId, transport, world, crash)
    return true
  } catch (error) {
    if (!(error instanceof Crashed)) throw error
    return false
  }
}

const dying =
  (at: CrashPoint): Crash =>
  (step) => {
    if (step === at) throw new Crashed(step)
  }

const steps: CrashPoint[] = ['chosen', 'begun', 'stored', 'handed', 'settled']

test('a worker that dies at any step, repeatedly, leaves each mail in the outbox once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...steps), { maxLength: 4 }), async (deaths) => {
      const world = stillWorld()
      const mailId = await written(world)
      const handed: string[] = []
      const box = outbox(folder, stampOfTests)
      const counting: Transport = {
        ...box,
        hand: (mail, crash) => box.hand(mail, crash).then(() => void handed.push(mail.id)),
      }
      for (const at of deaths) await works(mailId, counting, world, dying(at))
      expect(await works(mailId, counting, world, () => {})).toBe(true)
      expect(handed).toEqual([mailId])
      expect((await readdir(folder)).filter((name) => name.startsWith(mailId))).toEqual([`${mailId}.eml`])
      expect(await db.mail.findUniqueOrThrow({ where: { id: mailId } })).toMatchObject({
        state: 'sent',
        lastError: null,
      })
    }),
    { examples: steps.map((step) => [[step]]), numRuns: 40 },
  )
})

test('the worker can die at each step', async () => {
  const passed = new Set<CrashPoint>()
  const world = stillWorld()
  await send(await written(world), outbox(folder, stampOfTests), world, (step) => passed.add(step))
  expect([...passed]).toEqual(steps)
})

test('a rollback leaves no mail, and an effect has one mail', async () => {
  const world = stillWorld()
  const effect = `test:${randomUUID()}`
  const mail = mailTo(person, effect)
  const failing = transact(async (tx) => {
    await writeMail(tx, mail, world)
    throw new Error('the case was not kept')
  })
  await expect(failing).rejects.toThrow('not kept')
  expect(await db.mail.count({ where: { effect } })).toBe(0)
  const both = await Promise.all([1, 2].map(() => transact((tx) => writeMail(tx, mail, world))))
  expect(both.toSorted()).toEqual([false, true])
  expect(await db.mail.count({ where: { effect } })).toBe(1)
})

test('two workers with the same mail hand it over once', async () => {
  const world = stillWorld()
  const mailId = await written(world)
  let open = () => {}
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  let handed = 0
  const slow: Transport = {
    has: async () => null,
    hand: async () => {
      handed += 1
      await gate
    },
  }
  const first = send(mailId, slow, world)
  await expect.poll(() => handed).toBe(1)
  expect(await send(mailId, slow, world)).toBe('waits')
  open()
  expect(await first).toBe('sent')
  expect(await send(mailId, slow, world)).toBe('settled')
  expect(handed).toBe(1)
})

test('an undeliverable mail is tried eight times over a day, then failed', async () => {
  const world = stillWorld()
  const mailId = await written(world)
  const away: Transport = {
    has: async () => false,
    hand: async () => {
      throw new Error('connect\r\n ECONNREFUSED')
    },
  }
  const started = world.now().getTime()
  for (let tries = 1; tries < mostTries; tries += 1) {
    expect(await send(mailId, away, world)).toBe('waits')
    expect(await listWaiting(world.now(), 1000)).not.toContain(mailId)
    expect(await send(mailId, away, world)).toBe('waits')
    expect(await db.mail.findUniqueOrThrow({ where: { id: mailId } })).toMatchObject({
      state: 'queued',
      tries,
      lastError: 'connect ECONNREFUSED',
    })
    world.pass(pauseAfter(tries))
    expect(await listWaiting(world.now(), 1000)).toContain(mailId)
  }
  expect(await send(mailId, away, world)).toBe('failed')
  expect((world.now().getTime() - started) / 3_600_000).toBeGreaterThan(24)
})

test('a mail refused for good fails immediately, and a worker that dies at each try ends too', async () => {
  const world = stillWorld()
  const refusing: Transport = {
    has: async () => null,
    hand: async () => {
      throw new Refused('no such mailbox')
    },
  }
  expect(await send(await written(world), refusing, world)).toBe('failed')
  const mailId = await written(world)
  const well: Transport = { has: async () => null, hand: async () => {} }
  for (let tries = 0; tries < mostTries; tries += 1) {
    await expect(send(mailId, well, world, dying('begun'))).rejects.toThrow(Crashed)
  }
  expect(await send(mailId, well, world)).toBe('failed')
})

test('a mail is immutable, and a sent mail stays sent', async () => {
  const world = stillWorld()
  const mailId = await written(world)
  await send(mailId, outbox(folder, stampOfTests), world)
  await expect(db.mail.update({ where: { id: mailId }, data: { state: 'queued', settledAt: null } })).rejects.toThrow()
  await expect(db.mail.delete({ where: { id: mailId } })).rejects.toThrow()
  const file = await readFile(path.join(folder, `${mailId}.eml`), 'utf8')
  expect(file).toContain(`Message-ID: <${mailId}@northlight.example>`)
})
