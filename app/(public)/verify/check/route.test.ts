import { beforeEach, expect, test } from 'vitest'
import { systemWorld } from '@/lib/platform/world'
import { makeSerial } from '@/lib/record/certificate/serial'
import { GET as showSerial } from '../[serial]/route'
import { checks, misses } from '../limits'
import * as lookup from '../lookup/route'
import * as check from './route'

const site = 'https://northlight.example'
const context = { params: Promise.resolve({}) }
const POST = (request: Request) => check.POST(request, context)
const lookUp = (request: Request) => lookup.POST(request, context)
let caller = 0

/** A new caller per test, so that rate limits don't interfere. */
beforeEach(() => {
  caller += 1
})

function post(path: string, body: BodyInit, headers: Record<string, string> = {}): Request {
  const always = { 'Sec-Fetch-Site': 'same-origin', 'X-Forwarded-For': `test ${caller}` }
  return new Request(site + path, { method: 'POST', body, headers: { ...always, ...headers } })
}

const text = (value: string) => new URLSearchParams({ text: value })
const asJson = { Accept: 'application/json' }

test('text that is not a certificate gets a 200, as a page and as JSON', async () => {
  const page = await POST(post('/verify/check', text('Dear <b>Sir</b> or Madam')))
  expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'private, no-store'])
  const html = await page.text()
  expect(html).toMatch(/<h1>This could not be read/)
  expect(html).toMatch(/class="finding finding-unknown".*<strong>Not checked<.strong>/)
  expect(html).toMatch(/Checked \w+ \d+, \d{4}, \d+:\d\d [AP]M Eastern Time/)
  expect(html).not.toContain('<b>Sir')
  const data = await POST(post('/verify/check', text('Dear Sir or Madam'), asJson))
  expect(await data.json()).toMatchObject({ state: 'unreadable', facts: null })
})

test('a serial redirects to its page; an empty or mistyped one redirects to the form', async () => {
  const serial = makeSerial(systemWorld.random)
  const found = await POST(post('/verify/check', text(` ${serial.toLowerCase()} `)))
  expect([found.status, found.headers.get('location')]).toEqual([303, `/verify/${serial}`])
  const mistyped = `${serial.slice(0, -1)}${serial.endsWith('0') ? '1' : '0'}`
  for (const body of [text(''), text(mistyped)]) {
    const back = await POST(post('/verify/check', body))
    expect([back.status, back.headers.get('location')]).toEqual([303, expect.stringMatching(/^\/verify\?problem=/)])
  }
  expect(check.GET().headers.get('location')).toBe('/verify')
})

test('a file over five megabytes gets a 413, as the form and as JSON', async () => {
  const form = new FormData()
  form.set('file', new File([new Uint8Array(6 * 1024 * 1024)], 'x.pdf'))
  const page = await POST(post('/verify/check', form))
  expect(page.status).toBe(413)
  expect(await page.text()).toMatch(/larger than 5 MB[\s\S]*action="\/verify\/check"/)
  const data = await POST(post('/verify/check', form, asJson))
  expect([data.status, await data.json()]).toMatchObject([413, { error: { code: 'too-large' } }])
})

test('a caller who checks too often must wait, and forms from other sites do not count', async () => {
  for (let time = 0; time < 100; time += 1) {
    const refused = await POST(post('/verify/check', text('x'), { 'Sec-Fetch-Site': 'cross-site' }))
    expect(refused.status).toBe(403)
  }
  expect(checks.wait(`test ${caller}`, new Date())).toBe(0)
  while (checks.take(`test ${caller}`, new Date()) === 0);
  const refused = await POST(post('/verify/check', text('x')))
  expect(refused.status).toBe(429)
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50)
  expect(await refused.text()).toContain('Please wait')
  expect((await POST(post('/verify/check', text('x'), asJson))).status).toBe(429)
})

test('mistyped serials in the form count toward the limit that blocks lookups', async () => {
  const mistyped = () => lookUp(post('/verify/lookup', new URLSearchParams({ serial: 'NL-0000-0000-0000-0001' })))
  for (let time = 0; time < 20; time += 1) expect((await mistyped()).status).toBe(303)
  expect((await mistyped()).status).toBe(429)
  expect(await misses.wait(`test ${caller}`, new Date())).toBeGreaterThan(0)
  const request = new Request(`${site}/verify/x`, { headers: { 'X-Forwarded-For': `test ${caller}` } })
  const shown = await showSerial(request, { params: Promise.resolve({ serial: makeSerial(systemWorld.random) }) })
  expect([shown.status, shown.headers.get('retry-after')]).toEqual([429, expect.any(String)])
})

test('an unknown serial and a malformed one are 404 with different messages', async () => {
  for (const [serial, sentence] of [
    [makeSerial(systemWorld.random), 'No certificate has this serial'],
    ['NL-0000-0000-0000-0001', 'This serial is mistyped'],
    ['%00', 'This serial is mistyped'],
  ] as const) {
    const answer = await showSerial(new Request(`${site}/verify/x`), { params: Promise.resolve({ serial }) })
    expect([serial, answer.status]).toEqual([serial, 404])
    expect(await answer.text()).toContain(`<h1>${sentence}</h1>`)
  }
})
