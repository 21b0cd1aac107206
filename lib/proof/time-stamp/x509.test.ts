import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startTimeAuthority, type TimeAuthority } from '@/fixtures/time-authority'
import { inside, onlyPart, tags } from './der.mjs'
import { timeStampRequest, tokenOfResponse } from './request'
import { checkToken } from './token.mjs'
import { readCertificate, rootAbove } from './x509.mjs'

describe('certificates of one name and key, which all sign each other,', () => {
  let tsa: TimeAuthority
  let loop: Uint8Array[]
  const data = Buffer.from('the finished bytes')
  afterAll(() => tsa.stop())
  beforeAll(async () => {
    tsa = await startTimeAuthority()
    execFileSync('bash', ['-euc', makeLoop], { cwd: tsa.folder, stdio: 'pipe' })
    loop = [1, 2, 3, 4, 5, 6, 7, 8].map((serial) => readFileSync(path.join(tsa.folder, `loop${serial}.der`)))
  })

  test('are looked through with few checks', async () => {
    const verify = vi.spyOn(crypto.subtle, 'verify')
    const [first, ...others] = loop.map((der) => readCertificate(Uint8Array.from(der)))
    if (!first) throw new Error('none')
    expect(await rootAbove(first, { others, roots: [], moment: new Date() })).toBeNull()
    expect(verify.mock.calls.length).toBeLessThanOrEqual(16)
    verify.mockRestore()
  })

  test('are not read at all when a token has more than eight', async () => {
    const roots = Uint8Array.from(Buffer.from(tsa.root, 'base64'))
    const request = timeStampRequest({ data, nonce: Uint8Array.of(0x40, 1), policy: null })
    const token = tokenOfResponse(tsa.reply(request))
    expect(await checkToken(withCertificates(token, loop), data, [roots])).toEqual({
      wrong: 'it cannot be read: it has too many certificates',
    })
    expect(await checkToken(withCertificates(token, loop.slice(0, 2)), data, [roots])).toMatchObject({
      wrong: null,
      isTrusted: true,
    })
  })
})

const makeLoop = `
openssl genrsa -out loop.key 2048
for serial in 1 2 3 4 5 6 7 8; do
  openssl req -x509 -key loop.key -set_serial $serial -outform DER -out loop$serial.der -subj /CN=Loop
done`

/** The list of certificates is not signed. */
function withCertificates(token: Uint8Array, more: Uint8Array[]): Uint8Array {
  const [type, explicit] = inside(onlyPart(token, tags.sequence))
  const parts = inside(inside(explicit, 0xa0)[0])
  const signed = parts.map(({ tag, whole, content }) => (tag === 0xa0 ? der(0xa0, [content, ...more]) : whole))
  return der(tags.sequence, [type?.whole ?? new Uint8Array(), der(0xa0, [der(tags.sequence, signed)])])
}

function der(tag: number, parts: Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts)
  return Uint8Array.from(Buffer.concat([Buffer.from([tag, 0x82, content.length >> 8, content.length & 255]), content]))
}
