import { createHash } from 'node:crypto'
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Forgery, issuer, makeForgery, other, own } from '@/fixtures/forged-packet'
import { check, world } from '@/fixtures/packet'
import { checkPacket } from '@/lib/proof/verification/packet/packet'

// @once: a packet's files change, not rows.

/* A file exchanged in a packet that is then sealed again with the issuer's key: both tools must name it. */
let forgery: Forgery
beforeAll(async () => {
  forgery = await makeForgery()
}, 60_000)
beforeEach(() => forgery.asMade())
afterAll(() => forgery.remove())

test('the packet as made passes both', async () => {
  const verdict = await checkPacket(await forgery.zip(), { issuer, keysAsOf: world.now(), now: world.now() })
  expect(verdict).toMatchObject({ seal: { kind: 'ours' }, problems: [], counts: { documents: 7 } })
  expect(check(forgery.folder).status).toBe(0)
})

/** The tools' output without the list of files, which names every exchange. */
const exchanges: [what: string, forge: (forgery: Forgery) => void, listed: RegExp | null, verifier: RegExp | null][] = [
  ['a transcript as PDF', ({ at }) => cpSync(at(`${other}/transcript.pdf`), at(`${own}/transcript.pdf`)), null, null],
  [
    'a transcript as JSON',
    ({ change }) => change(`${own}/transcript.json`, ({ learner }) => Object.assign(learner, { name: 'Eva' })),
    /transcript\.json was changed after it was sealed/,
    /transcript\.json: Its signature does not match its text/,
  ],
  [
    'the name of the organization',
    ({ change }) => change('manifest.json', ({ organization }) => Object.assign(organization, { name: 'Another' })),
    null,
    null,
  ],
  [
    'the source of the identity',
    ({ change }) =>
      change(`${own}/certificates.json`, ({ certificates: [one] }) => Object.assign(one, { identitySource: 'roster' })),
    /identitySource is "roster" on record, but "self_declared" as logged/,
    null,
  ],
  [
    'changes.json',
    ({ at, change }) =>
      change(`versions/${readdirSync(at('versions'))[0]}/changes.json`, (file) => Object.assign(file, { changes: [] })),
    null,
    null,
  ],
  [
    'thresholds.json',
    ({ change }) => change('thresholds.json', (file) => Object.assign(file, { version: 9 })),
    null,
    null,
  ],
  [
    'a certificate’s PDF',
    ({ flip }) => flip(`${own}/certificates/SERIAL.pdf`),
    /SERIAL\.pdf is not the PDF that was issued/,
    /SERIAL\.pdf is not the PDF that was issued/,
  ],
  [
    'a certificate’s PDF and its hash',
    ({ at, change, flip }) => {
      flip(`${own}/certificates/SERIAL.pdf`)
      const pdfSha256 = createHash('sha256')
        .update(readFileSync(at(`${own}/certificates/SERIAL.pdf`)))
        .digest('hex')
      change(`${own}/certificates.json`, ({ certificates: [one] }) => Object.assign(one, { pdfSha256 }))
    },
    /pdfSha256 is "\w+" on record, but "\w+" as logged/,
    /SERIAL\.pdf: The page, or its signature, was changed/,
  ],
  [
    'the proof inside a certificate’s JSON',
    ({ change }) => change(`${own}/certificates/SERIAL.json`, (credential) => Object.assign(credential, { proof: {} })),
    null,
    /SERIAL\.json: Its signature field does not hold a signature/,
  ],
]

test.each(exchanges)(
  '%s, exchanged, is named by check.mjs and by the offline verifier',
  async (_what, forge, script, page) => {
    forge(forgery)
    await forgery.sealed()
    const { problems } = await checkPacket(await forgery.zip(), { issuer, keysAsOf: world.now(), now: world.now() })
    const { said, status } = check(forgery.folder)
    const exchanged = /log\/packet\.json is about other files/
    for (const [text, pattern] of [
      [problems.join('\n'), page ?? exchanged],
      [said, script ?? exchanged],
    ] as const) {
      expect(text).toMatch(exchanged)
      expect(text.replaceAll(forgery.serial, 'SERIAL')).toMatch(pattern)
    }
    expect(status).toBe(1)
  },
)
