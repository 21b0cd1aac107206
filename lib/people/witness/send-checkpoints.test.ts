import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { rootsOfConsistency } from '@/lib/audit/merkle'
import { findNewestNote } from '@/lib/audit/newest-note'
import { keptInText } from '@/lib/audit/read-kept'
import { sealLog } from '@/lib/audit/seal-log'
import { db, query } from '@/lib/platform/db'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { readCheckpointNote } from '@/lib/proof/note/checkpoint-note'
import { administrator, learner, organization, stillWorld } from '@/prisma/factories'
import { mailAlarm } from './mail-alarm'
import { mailCoordinators } from './mail-coordinators'
import type { WitnessPlace } from './places'
import { listPlaces } from './queries'
import { sendCheckpoints } from './send-checkpoints'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'witness-'))
})
afterAll(() => rm(folder, { recursive: true }))
beforeEach(() => vi.spyOn(console, 'error').mockImplementation(() => {}))

async function grown() {
  await learner()
  await sealLog()
  const newest = await findNewestNote()
  if (!newest) throw new Error('there is no checkpoint')
  return newest
}

const noGit = () => Promise.reject(new Error('git is not expected'))
const viewOf = async (place: WitnessPlace) => (await listPlaces((await administrator()).administrator, [place]))[0]

test('a folder has the newest checkpoint', async () => {
  const place: WitnessPlace = { kind: 'folder', address: pathToFileURL(path.join(folder, 'kept here')).href }
  const world = stillWorld()
  await grown()
  await sendCheckpoints(noGit, world, [place])
  const newest = await grown()
  await sendCheckpoints(noGit, world, [place])
  const [name = ''] = await readdir(path.join(folder, 'kept here'))
  const text = await readFile(path.join(folder, 'kept here', name), 'utf8')
  expect(text).toBe(newest.note)
  expect(await viewOf(place)).toMatchObject({ size: newest.size, failure: null })
  const { size, tree } = newest
  expect(await keptInText(text, configuredIssuer())).toMatchObject([{ size, tree, signer: { kind: 'ours' } }])
})

test('a place that fails is shown, and tried again later', async () => {
  const file = path.join(folder, 'a file')
  await writeFile(file, '')
  const place: WitnessPlace = { kind: 'folder', address: pathToFileURL(file).href }
  const world = stillWorld()
  await grown()
  for (const tries of [1, 1]) {
    await sendCheckpoints(noGit, world, [place])
    expect(await viewOf(place)).toMatchObject({ size: 0, failure: { tries, error: expect.stringContaining('EEXIST') } })
  }
  await rm(file)
  world.pass(5)
  await sendCheckpoints(noGit, world, [place])
  expect(await viewOf(place)).toMatchObject({ size: (await findNewestNote())?.size, failure: null })
})

/** Keeps the newest checkpoint and its root, as c2sp.org/tlog-witness says. */
function makeWitness() {
  let had = { size: 0, root: '' }
  const answer = async (body: string): Promise<[number, string]> => {
    const end = body.indexOf('\n\n')
    const [old = '', ...proof] = body.slice(0, end).split('\n')
    const read = await readCheckpointNote(body.slice(end + 2), configuredIssuer())
    if (!read?.signedBy) return [403, '']
    const { size, root } = read.head
    if (old !== `old ${had.size}`) return [409, `${had.size}\n`]
    const roots = rootsOfConsistency(
      { earlier: had.size, size, before: had.root },
      proof.map((one) => Buffer.from(one, 'base64').toString('hex')),
    )
    if (had.size > 0 && (roots?.before !== had.root || roots.after !== root)) return [422, '']
    had = { size, root }
    return [200, `— witness.example/w1 ${Buffer.alloc(76, 1).toString('base64')}\n`]
  }
  const listen: RequestListener = async (request, response) => {
    const chunks = await request.toArray()
    const [status, text] = await answer(Buffer.concat(chunks).toString())
    response.writeHead(status, { 'Content-Type': status === 409 ? 'text/x.tlog.size' : 'text/plain' }).end(text)
  }
  return listen
}

test('an HTTP witness gets proofs of consistency, also after we forgot what it has', async () => {
  const server = createServer(makeWitness())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${randomUUID()}`
    const place: WitnessPlace = { kind: 'http', address }
    for (let round = 0; round < 3; round += 1) {
      const { size } = await grown()
      await sendCheckpoints(noGit, stillWorld(), [place])
      expect(await viewOf(place)).toMatchObject({ size, failure: null })
      if (round === 1) await db.witnessPlace.update({ where: { address }, data: { size: 1 } })
    }
    // As after a restart before its answer was stored.
    const { size } = await db.witnessPlace.update({ where: { address }, data: { size: 1, answer: null } })
    await sendCheckpoints(noGit, stillWorld(), [place])
    expect(await viewOf(place)).toMatchObject({ failure: null })
    expect((await viewOf(place))?.size).toBeGreaterThan(Number(size))
    expect(await db.witnessPlace.findUnique({ where: { address } })).toMatchObject({
      answer: expect.stringMatching(/^— witness\.example\/w1 /),
    })
  } finally {
    server.close()
  }
})

test('the signature of a witness with a named key is verified, and a wrong one is a failure', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const typed = Buffer.concat([Buffer.from([4]), publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)])
  const name = 'witness.example/w1'
  const id = createHash('sha256').update(`${name}\n`).update(typed).digest().subarray(0, 4)
  let said = 'cosignature/v1'
  const server = createServer(async (request, response) => {
    const note =
      Buffer.concat(await request.toArray())
        .toString()
        .split('\n\n')[1] ?? ''
    const time = Buffer.alloc(8)
    time.writeBigUInt64BE(1_796_000_000n)
    const signature = sign(null, Buffer.from(`${said}\ntime 1796000000\n${note}\n`), privateKey)
    response.end(`— ${name} ${Buffer.concat([id, time, signature]).toString('base64')}\n`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const bare = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${randomUUID()}`
    const place: WitnessPlace = {
      kind: 'http',
      address: `${bare}#${name}+${id.toString('hex')}+${typed.toString('base64')}`,
    }
    const { size } = await grown()
    await sendCheckpoints(noGit, stillWorld(), [place])
    expect(await viewOf(place)).toMatchObject({ address: bare, verifiedBy: name, size, failure: null })
    said = 'cosignature/v2'
    await grown()
    await sendCheckpoints(noGit, stillWorld('2031-01-01T00:00:00Z'), [place])
    expect(await viewOf(place)).toMatchObject({
      size,
      failure: { error: expect.stringContaining('no valid cosignature') },
    })
    const unnamed: WitnessPlace = { kind: 'http', address: bare }
    await sendCheckpoints(noGit, stillWorld(), [unnamed])
    expect(await viewOf(unnamed)).toMatchObject({ verifiedBy: null, failure: null })
  } finally {
    server.close()
  }
})

test('an answer without an end is not read to its end', async () => {
  const server = createServer((_request, response) => void response.writeHead(200).write('x'.repeat(70_000)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/${randomUUID()}`
    const place: WitnessPlace = { kind: 'http', address }
    await grown()
    await sendCheckpoints(noGit, stillWorld(), [place])
    expect(await viewOf(place)).toMatchObject({ failure: { error: expect.stringContaining('too long') } })
  } finally {
    server.closeAllConnections()
    server.close()
  }
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

test('each coordinator gets one checkpoint a month, however many workers run', async () => {
  const { account } = await organization()
  const world = stillWorld('2031-03-10T00:00:00Z')
  await grown()
  await Promise.all([mailCoordinators(world), mailCoordinators(world)])
  await mailCoordinators(world)
  const count = () => db.mail.count({ where: { kind: 'checkpoint', accountId: account.accountId } })
  expect(await count()).toBe(1)
  world.pass(31 * 24 * 60)
  await mailCoordinators(world)
  expect(await count()).toBe(2)
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
