import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { cosignedAt, readWitnessKey } from './cosignature'

/* By the text of c2sp.org/tlog-cosignature, with Node's own crypto. */
const text = 'log.example\n12\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'
const note = `${text}\n— log.example ${Buffer.alloc(68, 1).toString('base64')}\n`
const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)
const name = 'witness.example/w1'

function keyOf(type: number, named = name) {
  const typed = Buffer.concat([Buffer.from([type]), raw])
  const id = createHash('sha256').update(`${named}\n`).update(typed).digest().subarray(0, 4)
  return { id, text: `${named}+${id.toString('hex')}+${typed.toString('base64')}` }
}

function lineOf(time: bigint, { of = text, id = keyOf(4).id, said = time } = {}) {
  const at = Buffer.alloc(8)
  at.writeBigUInt64BE(said)
  const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${time}\n${of}`), privateKey)
  return `— ${name} ${Buffer.concat([id, at, signature]).toString('base64')}\n`
}

test('a witness key is read only as one for cosignatures with a time, with its own id', async () => {
  expect(await readWitnessKey(keyOf(4).text)).toMatchObject({ name })
  for (const wrong of ['', name, keyOf(1).text, keyOf(4).text.replace(/\+[0-9a-f]{8}\+/, '+00000000+')])
    expect(await readWitnessKey(wrong), wrong).toBeNull()
})

test('a cosignature counts for its checkpoint, its time, and its key alone', async () => {
  const key = await readWitnessKey(keyOf(4).text)
  if (!key) throw new Error('no key')
  const other = `— other.example/w2 ${Buffer.alloc(76, 1).toString('base64')}\n`
  expect(await cosignedAt(note, other + lineOf(1_796_000_000n), key)).toEqual(new Date(1_796_000_000_000))
  const wrong = {
    'no line of it': other,
    'another checkpoint': lineOf(1_796_000_000n, { of: text.replace('12', '13') }),
    'another time': lineOf(1_796_000_000n, { said: 1_796_000_001n }),
    'no time': lineOf(0n),
    'another key id': lineOf(1_796_000_000n, { id: Buffer.alloc(4) }),
    'no signature': '',
  }
  for (const [what, lines] of Object.entries(wrong)) expect(await cosignedAt(note, lines, key), what).toBeNull()
})
