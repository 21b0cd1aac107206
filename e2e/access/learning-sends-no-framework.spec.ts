import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from '../fixtures'
import { findPlace } from './course'
import { rawPost, rawRequest } from './raw-request'
import { sessionOf } from './session'

const ourScripts = ['early', 'site'].map((name) => expect.stringMatching(`^/assets/${name}-\\w+\\.js$`))
const scriptsOf = (html: string) =>
  [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => /src="([^"]*)"/.exec(tag)?.[1])

test('practice and quiz pages are whole documents with our own script and a policy that allows no other', async ({
  enrolledLearner,
}) => {
  const { quizAddress, lessonAddress } = await findPlace()
  const session = await sessionOf(await enrolledLearner())
  const started = await rawPost(`${quizAddress}/attempts`, {}, session)
  const address = started.headers.location?.replace('/items/1', '') ?? ''
  const read = (path: string) => readDocument(`${address}/${path}`)
  const readDocument = async (path: string) => {
    const { status, headers, body } = await rawRequest(path, { headers: session })
    expect([path, status, headers['cache-control']]).toEqual([path, 200, 'private, no-store'])
    expect(headers['content-security-policy']).toContain("script-src 'self';")
    expect(body).toMatch(/^<!DOCTYPE html>/i)
    expect(body).toContain('<main id="main"')
    expect(body).toContain('Get help')
    return { body, title: /<title>(.*?)<\/title>/.exec(body)?.[1], scripts: scriptsOf(body).sort() }
  }
  expect(await readDocument(`${lessonAddress}/practice`)).toMatchObject({
    title: 'Practice - Northlight',
    scripts: ourScripts,
  })
  expect(await read('items/1')).toMatchObject({
    title: expect.stringMatching(/^Question 1 of \d+: .+ - Northlight$/),
    scripts: ourScripts,
  })
  expect(await read('review')).toMatchObject({
    title: expect.stringMatching(/^Review your answers: .+ - Northlight$/),
    scripts: ourScripts,
  })
  await rawPost(`${address}/submission`, { name: 'Sample Person' }, session)
  expect(await read('result')).toMatchObject({
    title: expect.stringMatching(/^Your result: .+ - Northlight$/),
    scripts: ourScripts,
  })
})

test('a cached page is sent in the encoding that the browser accepts, and HEAD agrees', async ({ enrolledLearner }) => {
  const { lessonAddress } = await findPlace()
  const session = await sessionOf(await enrolledLearner())
  for (const path of [lessonAddress, '/about']) {
    const ask = (encoding: string, method = 'GET') =>
      rawRequest(path, { method, headers: { ...session, 'Accept-Encoding': encoding } })
    const plain = await ask('')
    expect([path, plain.status, scriptsOf(plain.body)]).toEqual([path, 200, ourScripts])
    expect(plain.body).not.toContain('self.__next_f')
    const forms = { br: brotliDecompressSync, gzip: gunzipSync }
    for (const [encoding, unpack] of Object.entries(forms)) {
      const packed = await ask(`deflate, ${encoding};q=0.9`)
      expect([path, packed.headers['content-encoding'], packed.headers.vary]).toEqual([
        path,
        encoding,
        expect.stringContaining('Accept-Encoding'),
      ])
      expect(unpack(packed.bytes).toString('utf8') === plain.body, `${path} as ${encoding}`).toBe(true)
      const head = await ask(encoding, 'HEAD')
      expect([head.status, head.body, head.headers['content-length']]).toEqual([200, '', String(packed.bytes.length)])
    }
    expect((await ask('br;q=0, gzip')).headers['content-encoding']).toBe('gzip')
  }
})

test('a request without a session goes to sign in and back to the item', async () => {
  const { quizAddress, lessonAddress } = await findPlace()
  const attempt = `${quizAddress}/attempts/00000000-0000-4000-8000-000000000000`
  for (const path of [`${attempt}/items/1`, `${attempt}/review`, `${attempt}/result`, `${lessonAddress}/practice`]) {
    const { status, headers } = await rawRequest(path)
    expect([status, headers.location]).toEqual([303, `/sign-in?next=${encodeURIComponent(path)}`])
  }
})

test('another learner’s attempt is a 404 page without framework scripts', async ({ enrolledLearner }) => {
  const { quizAddress } = await findPlace()
  const started = await rawPost(`${quizAddress}/attempts`, {}, await sessionOf(await enrolledLearner()))
  const other = await sessionOf(await enrolledLearner())
  const { status, body } = await rawRequest(started.headers.location ?? '', { headers: other })
  expect(status).toBe(404)
  expect(body).toContain('There is nothing at this address')
  expect(scriptsOf(body)).toEqual(ourScripts)
})

test('no address answers client-router, prefetch or action headers with anything but the document', async ({
  enrolledLearner,
}) => {
  const { quizAddress, lessonAddress, outline } = await findPlace()
  const session = await sessionOf(await enrolledLearner())
  const router = { RSC: '1', 'Next-Router-State-Tree': '%5B%22%22%2C%7B%7D%5D' }
  const tried: Record<string, string>[] = [
    { RSC: '1' },
    router,
    { ...router, 'Next-Router-Prefetch': '1' },
    { ...router, 'Next-Router-Prefetch': '1', 'Next-Router-Segment-Prefetch': '/_tree' },
    { 'Next-Action': '00'.repeat(21) },
  ]
  for (const path of ['/', '/about', '/sign-in', '/sources', outline, lessonAddress, quizAddress, '/account']) {
    const plain = await rawRequest(path, { headers: session })
    expect(plain.headers['content-type']).toBe('text/html; charset=utf-8')
    for (const headers of tried) {
      const { status, headers: got, body } = await rawRequest(path, { headers: { ...session, ...headers } })
      expect([path, headers, status, got['content-type']]).toEqual([path, headers, 200, 'text/html; charset=utf-8'])
      expect(body).toMatch(/^<!DOCTYPE html>/)
      expect(body).not.toMatch(/__next_f|\/_next\//)
    }
    const action = await rawRequest(path, { method: 'POST', headers: { ...session, 'Next-Action': '00'.repeat(21) } })
    expect([path, [403, 404, 405].includes(action.status)]).toEqual([path, true])
  }
})
