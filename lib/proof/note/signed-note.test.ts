import { createPrivateKey, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { sampleIssuer } from '@/fixtures/issuer'
import { logOriginOf, noteKeysOf, readCheckpointNote, textOfHead } from './checkpoint-note'
import { readNote, signerOfNote, verifierKeyOf, writeNote } from './signed-note'

/* The key and note of the reference implementation's tests (golang.org/x/mod/sumdb/note). */
const verifierKey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const signerKey = 'AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz'
const text = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
const published = `${text}
— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
`
const base64url = (base64: string) => Buffer.from(base64, 'base64').subarray(1).toString('base64url')
const peter = {
  name: 'PeterNeumann',
  publicJwk: { kty: 'OKP', crv: 'Ed25519', x: base64url(verifierKey.split('+').slice(2).join('+')) },
}
const peterPrivate = createPrivateKey({ key: { ...peter.publicJwk, d: base64url(signerKey) }, format: 'jwk' })

const opened = async (note: string, keys = [peter]) => {
  const read = readNote(note)
  return read && (await signerOfNote(read, keys))
}

test('the published key and note are made and verified byte for byte', async () => {
  expect(await verifierKeyOf(peter)).toBe(verifierKey)
  expect(await writeNote(text, peter, async (bytes) => sign(null, bytes, peterPrivate))).toBe(published)
  expect(await opened(published)).toBe(peter)
})

test('a note is refused if a word, a name, or a byte of the signature differs', async () => {
  expect(await opened(published.replace('cryptography', 'cryptographY'))).toBeNull()
  expect(await opened(published.replace('x08go/ZJ', 'x08go/ZK'))).toBeNull()
  expect(await opened(published.replace('— PeterNeumann', '— PeterNeuman'))).toBeNull()
  expect(await opened(published, [])).toBeNull()
})

test('signatures by unknown keys are passed over, and a wrong one by a known key refuses the note', async () => {
  const other = `— witness.example/w1 ${Buffer.alloc(76, 7).toString('base64')}\n`
  expect(await opened(published + other)).toBe(peter)
  const wrong = published.split('\n').at(-2)?.replace('/ZJkuBS', '/ZJkuBT')
  expect(await opened(`${published}${wrong}\n`)).toBeNull()
  expect(readNote(published + other.repeat(16))).toBeNull()
})

test.each([
  ['without a final newline', published.trimEnd()],
  ['without a blank line', published.replace('\n\n', '\n')],
  ['with a control character', published.replace('think', 'think\t')],
  ['with a hyphen for the dash', published.replace('—', '-')],
  ['without a signature', `${text}\n`],
  ['with base64 of another length', published.replace('nAM=', 'nAM')],
])('a note %s is not a note', (_how, note) => {
  expect(readNote(note)).toBeNull()
})

test('a checkpoint’s note says origin, length, root, and people, and who signed it', async () => {
  const issuer = await sampleIssuer()
  const origin = logOriginOf(issuer.url)
  const head = { origin, size: 20852163, root: 'ab'.repeat(32), subjects: { count: 3, root: 'cd'.repeat(32) } }
  const { key, sign: signBytes } = issuer.signer('credential')
  const note = await writeNote(textOfHead(head), { name: origin, publicJwk: key.publicJwk }, signBytes)
  expect(note.split('\n').slice(0, 3)).toEqual([origin, '20852163', Buffer.from(head.root, 'hex').toString('base64')])
  expect(await readCheckpointNote(note, issuer)).toEqual({ head, signedBy: key.id })
  expect(await readCheckpointNote(note, null)).toEqual({ head, signedBy: null })
  expect(await readCheckpointNote(note, await sampleIssuer())).toMatchObject({ signedBy: null })
  const moved = { ...issuer, url: 'https://new.example', formerly: [issuer.url] }
  expect(await readCheckpointNote(note, moved)).toMatchObject({ signedBy: key.id })
  expect(noteKeysOf(moved).map(({ name }) => name)).toContain('new.example/log')
})

test('the example of the specification is read', async () => {
  const example = `example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
`
  const root = '0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62'
  expect(await readCheckpointNote(example, null)).toEqual({
    head: { origin: 'example.com/behind-the-sofa', size: 20852163, root, subjects: null },
    signedBy: null,
  })
})
