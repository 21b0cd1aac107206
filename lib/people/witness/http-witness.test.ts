import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeEach, expect, test, vi } from 'vitest'
import { makeWitness } from '@/fixtures/http-witness'
import { grown, noGit, viewOf } from '@/fixtures/witness'
import { db } from '@/lib/platform/db'
import { stillWorld } from '@/prisma/factories'
import type { WitnessPlace } from './place'
import { sendCheckpoints } from './send-checkpoints'

beforeEach(() => vi.spyOn(console, 'error').mockImplementation(() => {}))

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
