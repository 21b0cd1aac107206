import { rmSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Change, type Forgery, issuer, makeForgery, other, own } from '@/fixtures/forged-packet'
import { check, read, world } from '@/fixtures/packet'
import { recordView } from '@/lib/audit/log/record-view'
import { operator } from '@/lib/people/account/actor'
import { sealDocument } from '@/lib/proof/credential/seal'
import { checkPacket } from '@/lib/proof/verification/packet/packet'
import { revoke } from '@/lib/record/certificate/revoke'

// @once: a packet's files change, not rows.

/* Entries left out of a packet, which is then sealed again with the issuer's key. */
let forgery: Forgery
beforeAll(async () => {
  forgery = await makeForgery(async ({ person, coordinator, serial }) => {
    await recordView(coordinator, { action: 'person.viewed', subjectId: person.accountId }, world)
    await recordView(coordinator, { action: 'log.searched', people: [person] }, world)
    await revoke(operator, { serial, reason: 'for the test' }, world)
  })
}, 60_000)
beforeEach(() => forgery.asMade())
afterAll(() => forgery.remove())

interface Logged {
  entry: { action: string; object: string }
}

const withoutEntries = (isLeftOut: (one: Logged) => boolean) => {
  let count = 0
  forgery.change(`${own}/log.json`, (log: Logged[]) => {
    for (let index = log.length - 1; index >= 0; index -= 1) {
      const one = log[index]
      if (one && isLeftOut(one)) count += log.splice(index, 1).length
    }
  })
  expect(count).toBeGreaterThan(0)
}

async function found() {
  await forgery.sealed(issuer, { relists: true })
  const { seal, problems, hasChains } = await checkPacket(await forgery.zip(), { issuer, keysAsOf: world.now() })
  expect(seal.kind).toBe('ours')
  return { ...check(forgery.folder), problems, hasChains }
}

const last = () => JSON.parse(read(forgery.folder, 'manifest.json')).log as number

/** Signs one of the packet's checkpoints again, as only a holder of the key can. */
async function signAgain(size: number, change: Change): Promise<void> {
  const lines = read(forgery.folder, 'log/checkpoints.jsonl').split('\n').filter(Boolean)
  const changed = lines.map(async (line) => {
    const { proof, ...checkpoint } = JSON.parse(line)
    if (checkpoint.size !== size) return line
    change(checkpoint)
    return JSON.stringify(await sealDocument(issuer, checkpoint, new Date(proof.created)))
  })
  forgery.keep('log/checkpoints.jsonl', `${(await Promise.all(changed)).join('\n')}\n`)
}

test('a packet with all entries agrees, and says that it has chains', async () => {
  const { said, status, problems, hasChains } = await found()
  expect([said.match(/^PROBLEM.*$/m)?.[0], status, problems, hasChains]).toEqual([undefined, 0, [], true])
  expect(said).not.toContain('no subject chain')
})

const rows: [what: string, action: RegExp, takeOut?: () => void][] = [
  [
    'a revocation',
    /^certificate\.revoked$/,
    () => {
      forgery.change(`${own}/certificates.json`, ({ certificates }) =>
        Object.assign(certificates[0], { revocation: null }),
      )
    },
  ],
  [
    'an anomaly and its dispositions',
    /^anomaly\./,
    () => forgery.change(`${own}/anomalies.json`, (file) => Object.assign(file, { anomalies: [] })),
  ],
  ['a coordinator’s view', /^person\.viewed$/],
  [
    'the only attempts',
    /^attempt\./,
    () => {
      forgery.change(`${own}/attempts.json`, (attempts) => attempts.splice(0))
      forgery.change(`${own}/attestations.json`, (attestations) => attestations.splice(0))
    },
  ],
]

test.each(rows)('%s left out with its entries is caught by both tools', async (_what, action, takeOut) => {
  withoutEntries(({ entry }) => action.test(entry.action))
  takeOut?.()
  const { said, status, problems } = await found()
  expect(said).toMatch(/log\.json leaves out entry \d+ of \d+ about the person/)
  expect(said).not.toMatch(/\((?:certificate\.revoked|anomaly\.\w+|person\.viewed)\), but the record does not/)
  expect(status).toBe(1)
  expect(problems).toEqual([
    expect.stringMatching(/^people\/1-\S+log\.json: \d+ of \d+ entries about the person are left/),
  ])
})

test('a chain shortened, renamed to another’s, or called a list does not lead to the root', async () => {
  const revoked = ({ entry }: Logged) => entry.action === 'certificate.revoked'
  const chain = `${own}/chain.json`
  for (const change of [
    ({ links }: { links: unknown[] }) => links.pop(),
    ({ links }: { links: { own: boolean }[] }) => {
      for (const one of links) one.own = false
    },
    (file: { index: number }) => {
      file.index = 0
    },
  ]) {
    forgery.asMade()
    withoutEntries(revoked)
    forgery.change(chain, change)
    const { said, problems } = await found()
    expect(said).toContain(`${own}/chain.json is not the person’s chain in the sealed log`)
    expect(problems).toContain(`${own}/log.json: the person’s chain is not in the sealed log.`)
  }
  forgery.asMade()
  rmSync(forgery.at(chain))
  expect((await found()).said).toContain(`${chain} does not show how many entries are about the person`)
})

test('an older checkpoint, or one without a root, cannot stand for the newest', async () => {
  await signAgain(last(), (checkpoint) => Object.assign(checkpoint, { madeAt: '2026-11-25T12:00:00.000Z' }))
  const stale = await found()
  expect(stale.said).toMatch(/the checkpoint at entry \d+ is older than the packet/)
  expect(stale.problems).toContain(`The checkpoint at entry ${last()} is older than the packet.`)
  forgery.asMade()
  forgery.change('manifest.json', (manifest) => Object.assign(manifest, { log: null }))
  const bare = await found()
  expect(bare.said).toContain('the packet does not name the newest of its checkpoints')
  expect(bare).toMatchObject({
    hasChains: false,
    problems: expect.arrayContaining(['The packet does not name the newest of its checkpoints.']),
  })
})

describe('a packet of version 2 resealed by the key’s holder without', () => {
  /** What a packet of an earlier release lacks. */
  async function strip(parts: string[]) {
    const sizes = read(forgery.folder, 'log/checkpoints.jsonl')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line).size)
    for (const size of sizes)
      await signAgain(size, (checkpoint) => {
        for (const part of parts) delete checkpoint[part]
      })
  }

  test.each([
    ['the roots over all people', ['subjects'], 'subjects'],
    ['the tree over all entries', ['tree'], 'tree'],
    ['its notes', ['note'], 'note'],
    ['all of these, its chains and its list of files', ['subjects', 'tree', 'note'], 'subjects'],
  ])('%s is named by both tools', async (_what, parts, named) => {
    withoutEntries(({ entry }) => entry.action === 'certificate.revoked')
    forgery.change(`${own}/certificates.json`, ({ certificates }) =>
      Object.assign(certificates[0], { revocation: null }),
    )
    await strip(parts)
    const isBare = parts.length === 3
    if (isBare)
      for (const file of [`${own}/chain.json`, `${other}/chain.json`, 'log/packet.json']) rmSync(forgery.at(file))
    await forgery.sealed(issuer, { relists: !isBare })
    const { problems } = await checkPacket(await forgery.zip(), { issuer, keysAsOf: world.now() })
    const { said, status } = check(forgery.folder)
    expect(said).toContain(`PROBLEM: the newest checkpoint has no “${named}”, which each packet since version 2 has`)
    expect(problems).toContain(`The newest checkpoint has no “${named}”, which each packet since version 2 has.`)
    expect(status).toBe(1)
  })
})
