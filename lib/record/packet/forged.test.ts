import { generateKeyPairSync, sign } from 'node:crypto'
import { rmSync, symlinkSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Forgery, issuer, makeForgery, other, own } from '@/fixtures/forged-packet'
import { check, read } from '@/fixtures/packet'
import { sealDocument } from '@/lib/proof/credential/seal'
import { jwks } from '@/lib/proof/issuer/did'
import type { Issuer } from '@/lib/proof/issuer/issuer'
import { logOriginOf } from '@/lib/proof/note/checkpoint-note'
import { readNote, writeNote } from '@/lib/proof/note/signed-note'

// @once: a packet's files change, not rows.

/* check.mjs on a packet changed without the issuer's key. */
let forgery: Forgery
beforeAll(async () => {
  forgery = await makeForgery()
}, 60_000)
beforeEach(() => forgery.asMade())
afterAll(() => forgery.remove())

test('the checker names changed, missing, added and linked files, and a changed manifest', () => {
  const { folder, at, keep, change, flip } = forgery
  flip(`${own}/certificates/SERIAL.pdf`)
  keep('people/one-more.txt', '')
  keep('.DS_Store', '')
  symlinkSync('/etc/hostname', at('versions/link.html'))
  rmSync(at('thresholds.json'))
  change('manifest.json', (manifest) => manifest.files.push(manifest.files[0], { path: '../outside.txt' }))
  const { said, status } = check(folder)
  for (const sentence of [
    'manifest.json was changed after it was sealed',
    `${own}/certificates/${forgery.serial}.pdf is not the file in the manifest`,
    'people/one-more.txt is not in the manifest',
    'versions/link.html is not in the manifest',
    'thresholds.json is missing',
    `${own}/transcript.pdf is in the manifest twice, or leads out of the packet`,
    '../outside.txt is in the manifest twice, or leads out of the packet',
  ])
    expect(said).toContain(sentence)
  expect(said).not.toContain('.DS_Store')
  expect(status).toBe(1)
})

test('a packet resealed with another key agrees only with its own keys, and the checker says so', async () => {
  const { folder, at, keep, change, sealed } = forgery
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const theirs = {
    key: issuer.signer('credential').key,
    sign: async (data: Uint8Array) => sign(null, data, privateKey),
  }
  const forger: Issuer = { ...issuer, signer: () => theirs }
  const noteKey = { name: logOriginOf(issuer.url), publicJwk: publicKey.export({ format: 'jwk' }) as { x: string } }
  const anew = async (text: string) => {
    const { proof, note, ...document } = JSON.parse(text)
    const own = note && { note: await writeNote(readNote(note)?.text ?? '', noteKey, theirs.sign) }
    return JSON.stringify(await sealDocument(forger, { ...document, ...own }, new Date(proof.created)))
  }
  for (const one of [own, other]) {
    const file = `${one}/transcript.json`
    keep(file, await anew(read(folder, file)))
  }
  const lines = read(folder, 'log/checkpoints.jsonl').split('\n').filter(Boolean)
  keep('log/checkpoints.jsonl', (await Promise.all(lines.map(anew))).join('\n'))
  change('keys.json', ({ keys }) =>
    Object.assign(
      keys.find((key: { kty: string }) => key.kty === 'OKP'),
      publicKey.export({ format: 'jwk' }),
    ),
  )
  change(`${own}/practice.json`, (practice) => practice.responses.pop())
  await sealed(forger, { relists: true })
  expect(check(folder).said).toMatch(/Everything agrees\.\nThis check used keys\.json, which came with the packet/)
  keep('../published.json', JSON.stringify(jwks(issuer)))
  for (const given of [
    ['--keys', '../published.json'],
    ['.', '--keys', '../published.json'],
  ]) {
    const { said, status } = check(folder, ...given)
    expect(said).toContain('manifest.json was changed after it was sealed')
    expect(status).toBe(1)
  }
  rmSync(at('../published.json'))
})

test('the checker drops control characters that would move a terminal’s cursor', () => {
  const { folder, change } = forgery
  change(`${own}/certificates.json`, ({ certificates: [one] }) =>
    Object.assign(one, { hours: '\u001b[2JEverything agrees.\u202e' }),
  )
  expect(check(folder).said.replaceAll('\n', '')).not.toMatch(/\p{C}/u)
})

test('the checker reports a folder without a packet', () => {
  const { folder, at } = forgery
  const { said, status } = check(folder, at('people'))
  expect([status, said]).toEqual([2, expect.stringContaining('There is no manifest.json')])
})
