import { describe, expect, test } from 'vitest'
import { addressOf, checkOrigin, readForm, wantsJson } from './request'

const url = 'http://127.0.0.1:3000/sign-in/session'
const form = { 'content-type': 'application/x-www-form-urlencoded' }

function post(headers: Record<string, string>, body?: BodyInit): Request {
  const streamed = body instanceof ReadableStream ? { duplex: 'half' } : {}
  return new Request(url, { method: 'POST', headers, ...(body !== undefined && { body }), ...streamed })
}

describe('checkOrigin', () => {
  test.each([
    ['a page of this site', { 'sec-fetch-site': 'same-origin' }],
    ['a page of this site, in a browser that sends only Origin', { origin: 'http://127.0.0.1:3000' }],
    ['a page of this site under another host name', { origin: 'https://other.example', host: 'other.example' }],
    ['a client that sends neither header and is not a browser', {}],
  ])('lets through %s', (_what, headers) => {
    expect(() => checkOrigin(post(headers as Record<string, string>))).not.toThrow()
  })

  test.each([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['another site that claims our origin', { 'sec-fetch-site': 'cross-site', origin: 'http://127.0.0.1:3000' }],
    ['a sibling domain', { 'sec-fetch-site': 'same-site', origin: 'http://evil.127.0.0.1:3000' }],
    ['a typed address', { 'sec-fetch-site': 'none' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a foreign origin', { origin: 'https://evil.example' }],
    ['our host on another port', { origin: 'http://127.0.0.1:4000', host: '127.0.0.1:3000' }],
    ['an origin that is not a URL', { origin: '127.0.0.1:3000', host: '127.0.0.1:3000' }],
    ['an origin that starts with ours', { origin: 'http://127.0.0.1:3000.evil.example', host: '127.0.0.1:3000' }],
  ])('refuses %s', (_what, headers) => {
    expect(() => checkOrigin(post(headers as Record<string, string>))).toThrow(
      expect.objectContaining({ code: 'forbidden' }),
    )
  })
})

describe('readForm', () => {
  test('reads repeated fields', async () => {
    const fields = await readForm(post(form, 'value=a&value=b&name=Zo%C3%AB+X'))
    expect(fields.getAll('value')).toEqual(['a', 'b'])
    expect(fields.get('name')).toBe('Zoë X')
  })

  test('accepts a charset after the type and an empty body', async () => {
    const type = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' }
    expect((await readForm(post(type, 'a=1'))).get('a')).toBe('1')
    expect([...(await readForm(post({})))]).toEqual([])
  })

  test.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x', ''])(
    'refuses a body of type %j',
    async (type) => {
      await expect(readForm(post({ 'content-type': type }, '{"a":1}'))).rejects.toMatchObject({ code: 'invalid' })
    },
  )

  test('rejects a Content-Length over 64 KiB', async () => {
    const body = `a=${'x'.repeat(64 * 1024 - 2)}`
    expect((await readForm(post({ ...form, 'content-length': String(body.length) }, body))).get('a')).toHaveLength(
      65534,
    )
    const claimed = post({ ...form, 'content-length': String(64 * 1024 + 1) }, 'a=1')
    await expect(readForm(claimed)).rejects.toMatchObject({ code: 'too-large' })
  })

  test('stops reading an oversized stream, whatever the header says', async () => {
    let sent = 0
    let cancelled = false
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 16 * 1024
        controller.enqueue(new Uint8Array(16 * 1024).fill(97))
      },
      cancel() {
        cancelled = true
      },
    })
    await expect(readForm(post({ ...form, 'content-length': '10' }, endless))).rejects.toMatchObject({
      code: 'too-large',
    })
    expect(cancelled).toBe(true)
    expect(sent).toBeLessThan(256 * 1024)
  })

  test('takes two hundred fields and not one more', async () => {
    const of = (count: number) => readForm(post(form, Array.from({ length: count }, (_, at) => `a${at}=1`).join('&')))
    expect([...(await of(200))]).toHaveLength(200)
    await expect(of(201)).rejects.toMatchObject({ code: 'invalid' })
    await expect(readForm(post(form, '&'.repeat(60_000)))).rejects.toMatchObject({ code: 'invalid' })
  })

  test('does not read the body of a form from another site', async () => {
    const request = post({ ...form, 'sec-fetch-site': 'cross-site' }, 'a=1')
    await expect(readForm(request)).rejects.toMatchObject({ code: 'forbidden' })
    expect(request.bodyUsed).toBe(false)
  })
})

test('addressOf takes the address that our proxy appended, not one a client claims', () => {
  expect(addressOf(post({ 'x-forwarded-for': '203.0.113.9, 198.51.100.1' }))).toBe('198.51.100.1')
  expect(addressOf(post({ 'x-forwarded-for': '198.51.100.1' }))).toBe('198.51.100.1')
  expect(addressOf(post({}))).toBe('unknown')
})

test('addressOf groups IPv6 callers by /64 network and normalizes IPv4', () => {
  const of = (address: string) => addressOf(post({ 'x-forwarded-for': `203.0.113.9, ${address}` }))
  expect(of('::ffff:1.2.3.4')).toBe('1.2.3.4')
  expect(of('::FFFF:102:304')).toBe('1.2.3.4')
  expect(of('2001:db8:1:2:3::4')).toBe(of('2001:db8:1:2:ffff::1'))
  expect(of('2001:DB8:1:2::')).toBe(of('2001:0db8:0001:0002:0003:0004:0005:0006'))
  expect(of('2001:db8:1:2::1')).not.toBe(of('2001:db8:1:3::1'))
  expect(of('::1')).not.toBe(of('1::'))
  for (const other of ['fe80::1%eth0', 'x', '1:2', '::ffff:999.1.1.1', '1.2.3.4:80', '[::1]', '1::2::3', ':'])
    expect(of(other)).toBe(other)
})

test('wantsJson is true only for a client that accepts JSON', () => {
  expect(wantsJson(post({ accept: 'application/json, text/plain' }))).toBe(true)
  expect(wantsJson(post({ accept: 'text/html,*/*' }))).toBe(false)
  expect(wantsJson(post({}))).toBe(false)
})
