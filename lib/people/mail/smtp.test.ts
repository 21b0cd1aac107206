import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { mailTo, stampOfTests } from '@/fixtures/mail'
import type { Learner } from '@/lib/people/account/actor'
import { db, transact } from '@/lib/platform/db'
import { learner, stillWorld } from '@/prisma/factories'
import { send } from './send'
import { smtp } from './smtp'
import { Crashed, type CrashPoint, type Transport } from './transport'
import { writeMail } from './write-mail'

interface Received {
  to: string[]
  source: string
}

let person: Learner
let transport: Transport
let mailbox: Received[] = []
/** The server's treatment of the next mail: a temporary error, or it accepts the mail and dies before answering. */
let mood: 'well' | 'busy' | 'gone' = 'well'

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo({ address }, _session, callback) {
    callback(
      address.startsWith('nobody') ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : undefined,
    )
  },
  onData(stream, session, callback) {
    const chunks: Buffer[] = []
    stream.on('data', (chunk) => chunks.push(chunk))
    stream.on('end', () => {
      const now = mood
      mood = 'well'
      if (now === 'busy') return callback(Object.assign(new Error('later, please'), { responseCode: 451 }))
      const to = session.envelope.rcptTo.map(({ address }) => address)
      mailbox.push({ to, source: Buffer.concat(chunks).toString() })
      if (now === 'well') return callback()
      for (const connection of server.connections) connection.close()
    })
  },
})

beforeAll(async () => {
  person = await learner()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  transport = smtp(`smtp://127.0.0.1:${port}`, stampOfTests)
})
afterAll(() => new Promise<void>((resolve) => server.close(resolve)))
beforeEach(() => {
  mailbox = []
  mood = 'well'
})

async function written(recipient = person.email): Promise<string> {
  const effect = `test:${randomUUID()}`
  await transact((tx) => writeMail(tx, { ...mailTo(person, effect), recipient }, stillWorld()))
  return (await db.mail.findUniqueOrThrow({ where: { effect } })).id
}

/** Mailboxes keep one mail per Message-ID. */
function kept(): string[] {
  return [
    ...new Set(mailbox.map(({ source }) => /^Message-ID: <([^@]+)@northlight\.example>\r$/m.exec(source)?.[1] ?? '')),
  ]
}

test.each<CrashPoint>(['chosen', 'begun', 'handed', 'settled'])(
  'a worker that dies when the mail is %s leaves it in the mailbox once',
  async (at) => {
    const mailId = await written()
    const dies = send(mailId, transport, stillWorld(), (step) => {
      if (step === at) throw new Crashed(step)
    })
    await expect(dies).rejects.toThrow(Crashed)
    const after = await send(mailId, transport, stillWorld())
    expect(after).toBe(at === 'settled' ? 'settled' : 'sent')
    expect(kept()).toEqual([mailId])
    expect(mailbox.map(({ to }) => to)).toEqual(mailbox.map(() => [person.email]))
    // SMTP can't be asked: only a mail handed over but not settled arrives twice, under one Message-ID.
    expect(mailbox).toHaveLength(at === 'handed' ? 2 : 1)
  },
)

test('a busy server is retried, and a server that dies before it answers gets the same mail again', async () => {
  for (const bad of ['busy', 'gone'] as const) {
    mailbox = []
    const world = stillWorld()
    const mailId = await written()
    mood = bad
    expect(await send(mailId, transport, world)).toBe('waits')
    world.pass(1)
    expect(await send(mailId, transport, world)).toBe('sent')
    expect(kept()).toEqual([mailId])
  }
})

test('an unknown mailbox is not retried', async () => {
  const mailId = await written('nobody@test.example')
  expect(await send(mailId, transport, stillWorld())).toBe('failed')
  expect(await db.mail.findUniqueOrThrow({ where: { id: mailId } })).toMatchObject({
    tries: 1,
    lastError: expect.stringContaining('no such mailbox'),
  })
})
