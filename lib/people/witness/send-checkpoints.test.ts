import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { grown, noGit, viewOf } from '@/fixtures/witness'
import { findNewestNote } from '@/lib/audit/tree/notes'
import { keptInText } from '@/lib/audit/verification/read-kept'
import { db, query } from '@/lib/platform/db'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { administrator, organization, stillWorld } from '@/prisma/factories'
import { nameOfCheckpoint } from './folder'
import { mailAlarm } from './mail-alarm'
import { mailCoordinators } from './mail-coordinators'
import { placeLimitMs, type WitnessPlace } from './place'
import { sendCheckpoints } from './send-checkpoints'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'witness-'))
})
afterAll(() => rm(folder, { recursive: true }))
beforeEach(() => vi.spyOn(console, 'error').mockImplementation(() => {}))

test('a folder gets a checkpoint an hour, each in a file of its own', async () => {
  const place: WitnessPlace = { kind: 'folder', address: pathToFileURL(path.join(folder, 'kept here')).href }
  const world = stillWorld()
  const send = () => sendCheckpoints(noGit, world, [place])
  const first = await grown()
  await send()
  await grown()
  await send()
  expect(await readdir(path.join(folder, 'kept here'))).toEqual([nameOfCheckpoint(first)])
  const newest = await grown()
  world.pass(60)
  await send()
  const names = (await readdir(path.join(folder, 'kept here'))).sort()
  expect(names).toEqual([nameOfCheckpoint(first), nameOfCheckpoint(newest)])
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, 'kept here', name), 'utf8')))
  expect(texts).toEqual([first.note, newest.note])
  expect(await viewOf(place)).toMatchObject({ size: newest.size, failure: null })
  const { size, tree } = newest
  expect(await keptInText(texts[1] ?? '', configuredIssuer())).toMatchObject([{ size, tree, signer: { kind: 'ours' } }])
})

test('a file of that name with other content is a failure, and stays', async () => {
  const at = await mkdtemp(path.join(folder, 'taken-'))
  const place: WitnessPlace = { kind: 'folder', address: pathToFileURL(at).href }
  const newest = await grown()
  await writeFile(path.join(at, nameOfCheckpoint(newest)), 'something else')
  await sendCheckpoints(noGit, stillWorld(), [place])
  expect(await viewOf(place)).toMatchObject({
    failure: { error: expect.stringContaining('it is not this checkpoint') },
  })
  expect(await readFile(path.join(at, nameOfCheckpoint(newest)), 'utf8')).toBe('something else')
  expect(await readdir(at)).toHaveLength(1)
})

test('a place that fails is shown, and tried again later', async () => {
  const file = path.join(folder, 'a file')
  await writeFile(file, '')
  const place: WitnessPlace = { kind: 'folder', address: pathToFileURL(file).href }
  const world = stillWorld()
  await grown()
  for (const tries of [1, 1]) {
    await sendCheckpoints(noGit, world, [place])
    expect(await viewOf(place)).toMatchObject({
      size: 0,
      failure: { tries, error: expect.stringContaining('ENOTDIR') },
    })
  }
  await rm(file)
  world.pass(5)
  await sendCheckpoints(noGit, world, [place])
  expect(await viewOf(place)).toMatchObject({ size: (await findNewestNote())?.size, failure: null })
})

test('a delivery holds no row, and no other worker repeats it for five minutes', async () => {
  const place: WitnessPlace = { kind: 'git', address: `git+file:///${randomUUID()}` }
  const world = stillWorld()
  await grown()
  const free: number[] = []
  let pushes = 0
  const slowPush = async () => {
    pushes += 1
    await sendCheckpoints(slowPush, world, [place])
    const rows = await query`select 1 from witness_place where address = ${place.address} for update skip locked`
    free.push(rows.length)
    throw new Error('killed')
  }
  await sendCheckpoints(slowPush, world, [place])
  expect({ pushes, free }).toEqual({ pushes: 1, free: [1] })
  const claimed = new Date(world.now().getTime() + 5 * 60_000)
  expect(await viewOf(place)).toMatchObject({ size: 0, failure: { tries: 1, nextAt: claimed } })
})

test('a place that never answers is shown as failed, and the others get theirs', async () => {
  const dead: WitnessPlace = { kind: 'git', address: `git+file:///${randomUUID()}` }
  const place: WitnessPlace = { kind: 'folder', address: pathToFileURL(path.join(folder, randomUUID())).href }
  const newest = await grown()
  const never = () => new Promise<void>(() => {})
  await sendCheckpoints(never, stillWorld(), [dead, place], { ...placeLimitMs, git: 20 })
  expect(await viewOf(dead)).toMatchObject({ failure: { tries: 1, error: 'It has not ended within 0.02 seconds.' } })
  expect(await viewOf(place)).toMatchObject({ size: newest.size, failure: null })
})

test('a mail address gets one checkpoint a day', async () => {
  const recipient = `${randomUUID()}@test.example`
  const place: WitnessPlace = { kind: 'mail', address: `mailto:${recipient}` }
  const world = stillWorld()
  for (let round = 0; round < 3; round += 1) {
    await grown()
    await Promise.all([sendCheckpoints(noGit, world, [place]), sendCheckpoints(noGit, world, [place])])
    if (round === 1) world.pass(24 * 60)
  }
  const mails = await db.mail.findMany({ where: { recipient }, orderBy: { createdAt: 'asc' } })
  expect(mails).toHaveLength(2)
  const kept = await keptInText(mails[0]?.text ?? '', configuredIssuer())
  expect(kept).toMatchObject([{ signer: { kind: 'ours' } }])
})

test('each coordinator gets one checkpoint a week, however many workers run', async () => {
  const { account } = await organization()
  const world = stillWorld('2031-03-10T00:00:00Z')
  await grown()
  await Promise.all([mailCoordinators(world), mailCoordinators(world)])
  await mailCoordinators(world)
  const count = () => db.mail.count({ where: { kind: 'checkpoint', accountId: account.accountId } })
  expect(await count()).toBe(1)
  world.pass(7 * 24 * 60 - 1)
  await mailCoordinators(world)
  expect(await count()).toBe(1)
  const newest = await grown()
  world.pass(1)
  await mailCoordinators(world)
  expect(await count()).toBe(2)
  const [mail] = await db.mail.findMany({
    where: { kind: 'checkpoint', accountId: account.accountId },
    orderBy: { createdAt: 'desc' },
  })
  expect(mail?.text).toContain(`/log/checkpoint?size=${newest.size}`)
})

test('an alarm goes to each administrator, once a day', async () => {
  const { account } = await administrator()
  const world = stillWorld()
  const operator = { role: 'operator', accountId: null } as never
  await mailAlarm(operator, 'Entry 25 is wrong.', world)
  await mailAlarm(operator, 'Entry 25 is wrong.', world)
  const mails = await db.mail.findMany({ where: { kind: 'log-alarm', accountId: account.accountId } })
  expect(mails).toHaveLength(1)
  expect(mails[0]?.text).toContain('Entry 25 is wrong.')
})
