import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { changedQuery, startTimeAuthority, type TimeAuthority } from '@/fixtures/time-authority'
import { askForStamp } from './ask'
import { checkToken, readToken } from './token.mjs'

let tsa: TimeAuthority
let other: TimeAuthority
const stamps: TimeAuthority['answer'] = (response, query) => response.end(tsa.reply(query))
const failures: string[] = []

beforeAll(async () => {
  tsa = await startTimeAuthority()
  other = await startTimeAuthority('Other Time')
})
afterAll(() => Promise.all([tsa.stop(), other.stop()]))
beforeEach(() => {
  tsa.answer = stamps
  failures.length = 0
  vi.spyOn(console, 'error').mockImplementation((text: string) => failures.push(text))
})

const data = Buffer.from('the finished bytes')
const rootsOf = (...all: TimeAuthority[]) => all.map(({ root }) => Uint8Array.from(Buffer.from(root, 'base64')))
const ask = ({ policy = null as string | null, timeoutMs = 5000, urls = [tsa.url], roots = rootsOf(tsa) } = {}) =>
  askForStamp(data, { authorities: urls.map((url) => ({ url, policy })), roots, timeoutMs })

describe('a real authority’s stamp', () => {
  test('is about our bytes and this moment, and openssl agrees', async () => {
    const before = Date.now()
    const stamp = await ask({ policy: '1.3.6.1.4.1.99999.2' })
    if (!stamp) throw new Error(failures.join())
    expect(stamp.authority).toBe('Test Time')
    expect(Math.abs(stamp.at.getTime() - before)).toBeLessThan(5000)
    expect(readToken(stamp.token).policy).toBe('1.3.6.1.4.1.99999.2')
    writeFileSync(path.join(tsa.folder, 'data'), data)
    writeFileSync(path.join(tsa.folder, 'token'), stamp.token)
    const verified = spawnSync('openssl', 'ts -verify -data data -in token -token_in -CAfile root.pem'.split(' '), {
      cwd: tsa.folder,
      encoding: 'utf8',
    })
    expect(verified.stdout + verified.stderr).toContain('Verification: OK')
  })

  test('is refused after any changed byte, and for other bytes', async () => {
    const stamp = await ask()
    if (!stamp) throw new Error(failures.join())
    const token = Uint8Array.from(stamp.token)
    expect(await checkToken(token, Buffer.from('other bytes'), rootsOf(tsa))).toEqual({
      wrong: 'it is about other bytes',
    })
    const believed: number[] = []
    for (let at = 0; at < token.length; at += 1) {
      token[at] = (token[at] ?? 0) ^ 1
      const {
        wrong,
        at: moment,
        isTrusted,
      } = { at: null, isTrusted: false, ...(await checkToken(token, data, rootsOf(tsa))) }
      // The root beside the chain, and spellings that CMS leaves unsigned, may differ; the statement may not.
      if (wrong === null && isTrusted && moment?.getTime() !== stamp.at.getTime()) believed.push(at)
      token[at] = (token[at] ?? 0) ^ 1
    }
    expect(believed).toEqual([])
  }, 30_000)

  test('counts by its own chain alone', async () => {
    const stamp = await ask()
    if (!stamp) throw new Error(failures.join())
    expect(await checkToken(stamp.token, data, [])).toMatchObject({ wrong: null, isTrusted: false })
    expect(await checkToken(stamp.token, data, rootsOf(other))).toMatchObject({ wrong: null, isTrusted: false })
    expect(await checkToken(stamp.token, data, rootsOf(other, tsa))).toMatchObject({ wrong: null, isTrusted: true })
  })
})

describe('refused', () => {
  const refusals: Record<string, [TimeAuthority['answer'], string]> = {
    rubbish: [(response) => response.end('<html>Welcome</html>'), 'it is not DER'],
    'an error': [(response) => void response.writeHead(503).end(), 'It answered 503'],
    'an answer without an end': [(response) => void response.end(Buffer.alloc(70_000)), 'Its answer is too long'],
    'a redirect': [(response) => void response.writeHead(302, { Location: other.url }).end(), 'fetch failed'],
    'a refusal': [
      (response, query) =>
        response.end(
          tsa.reply(changedQuery(query, (parts) => parts.map((part, at) => (at === 1 ? inSha1(part) : part)))),
        ),
      'the authority refused',
    ],
    'another nonce': [
      (response, query) =>
        response.end(
          tsa.reply(changedQuery(query, (parts) => parts.map((part, at) => (at === 2 ? lastFlipped(part) : part)))),
        ),
      'it has another nonce',
    ],
    'another imprint': [
      (response, query) =>
        response.end(
          tsa.reply(changedQuery(query, (parts) => parts.map((part, at) => (at === 1 ? lastFlipped(part) : part)))),
        ),
      'it is about other bytes',
    ],
    'an untrusted chain': [
      (response, query) => response.end(other.reply(query)),
      'its chain does not end in a root of TSA_ROOTS',
    ],
  }
  test.each(Object.entries(refusals))('%s', async (_, [answer, said]) => {
    tsa.answer = answer
    expect(await ask()).toBeNull()
    expect(failures.join()).toContain(said)
  })

  test('another policy than the one asked for', async () => {
    tsa.answer = (response, query) => response.end(tsa.reply(changedQuery(query, (parts) => parts.toSpliced(2, 1))))
    expect(await ask({ policy: '1.3.6.1.4.1.99999.2' })).toBeNull()
    expect(failures.join()).toContain(`its policy is ${tsa.policy}`)
  })

  test('an authority that hangs, after the time allowed; the next one in the list stamps', async () => {
    tsa.answer = () => {}
    expect(await ask({ timeoutMs: 200 })).toBeNull()
    expect(failures.join()).toContain('TimeoutError')
    const stamp = await ask({ timeoutMs: 2000, urls: [tsa.url, other.url], roots: rootsOf(tsa, other) })
    expect(stamp?.authority).toBe('Other Time')
  })

  test('all authorities that hang, after the time allowed for all of them', async () => {
    tsa.answer = () => {}
    const authorities = [tsa, tsa, tsa].map(({ url }) => ({ url, policy: null }))
    const before = tsa.asked
    const until = AbortSignal.timeout(200)
    expect(await askForStamp(data, { authorities, roots: rootsOf(tsa), timeoutMs: 1000, until })).toBeNull()
    expect(tsa.asked - before).toBe(1)
  })

  test('a certificate of the same root that is not one for time-stamps', async () => {
    const stamp = await ask()
    if (!stamp) throw new Error(failures.join())
    writeFileSync(path.join(tsa.folder, 'info'), readToken(stamp.token).info)
    const sign = (extension: string) => {
      execFileSync('bash', ['-euc', signInfo(extension)], { cwd: tsa.folder, stdio: 'pipe' })
      return checkToken(readFileSync(path.join(tsa.folder, 'made')), data, rootsOf(tsa))
    }
    expect(await sign('extendedKeyUsage=serverAuth')).toEqual({ wrong: 'its certificate is not one for time-stamps' })
    expect(await sign('extendedKeyUsage=timeStamping')).toEqual({ wrong: 'its certificate is not one for time-stamps' })
    expect(await sign('extendedKeyUsage=critical,timeStamping')).toMatchObject({ wrong: null, isTrusted: true })
  })
})

const signInfo = (extension: string) => `
openssl req -newkey rsa:2048 -nodes -keyout web.key -out web.csr -subj /CN=Web
openssl x509 -req -in web.csr -CA root.pem -CAkey root.key -not_before 20260101000000Z -days 900 -extfile <(echo '${extension}') -out web.pem
openssl cms -sign -binary -nodetach -cades -md sha256 -econtent_type 1.2.840.113549.1.9.16.1.4 -in info \
  -signer web.pem -inkey web.key -outform DER -out made`

/** SHA-1 in the place of SHA-256, which this authority does not stamp. */
function inSha1(imprint: Uint8Array): Uint8Array {
  const sha1 = Buffer.from('3021300906052b0e03021a05000414', 'hex')
  return Buffer.concat([sha1, imprint.subarray(-20)])
}

function lastFlipped(part: Uint8Array): Uint8Array {
  return part.map((byte, at) => (at === part.length - 1 ? byte ^ 1 : byte))
}
