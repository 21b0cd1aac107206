import { expect, test } from 'vitest'
import { chunk, exchange, handled, kilobyte, type Line, megabyte, open, post, sendSized, start } from '@/fixtures/front'

test('hands on a body up to 64 kB, with a length and in chunks', async () => {
  await start()
  expect(await sendSized(64 * kilobyte)).toMatch(/^HTTP\/1.1 200 .*read 65536$/s)
  const chunks = chunk(1) + chunk(60 * kilobyte) + chunk(4 * kilobyte - 1)
  const answer = await exchange(post('/form?x=1', ['Transfer-Encoding: chunked'], `${chunks}0\r\n\r\n`))
  expect(answer).toMatch(/^HTTP\/1.1 200 .*read 65536$/s)
  expect(await exchange('GET /page HTTP/1.1\r\nHost: x\r\n\r\n')).toContain('read 0')
})

test('refuses a declared length over the limit before a byte of the body', async () => {
  await start()
  const line = await open()
  line.socket.write(post('/form', ['Content-Length: 65537']))
  const answer = await line.said(/saved\.$/)
  expect(answer).toMatch(/^HTTP\/1.1 413 /)
  expect(answer).toMatch(/^Connection: close\r$/m)
  expect(answer).toMatch(/^Content-Security-Policy: default-src 'self'/m)
  line.socket.write('a'.repeat(65537))
  await line.closed
  expect(handled).toEqual([])
  expect(await sendSized(10)).toContain('read 10')
})

test('a refusal is JSON for fetch, and has no body for HEAD', async () => {
  await start()
  const asJson = ['Accept: application/json', 'Content-Length: 65537']
  const answer = await exchange(post('/form', asJson), /\}\}$/)
  expect(JSON.parse(answer.slice(answer.indexOf('{')))).toEqual({
    error: { code: 'too-large', message: 'This is too large for this address, so nothing was saved.' },
  })
  const head = await exchange('HEAD /page HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc', /\r\n\r\n$/)
  expect(head).toMatch(/^HTTP\/1.1 400 /)
})

test('counts a body without a length and refuses it at the limit', async () => {
  await start()
  const answer = await exchange(post('/form', ['Transfer-Encoding: chunked'], chunk(64 * kilobyte) + chunk(1)))
  expect(answer).toMatch(/^HTTP\/1.1 413 .*nothing was saved\.$/s)
  expect(handled).toEqual([])
})

test('closes a refused connection that sends on without an end', async () => {
  await start()
  const line = await open()
  const piece = chunk(megabyte)
  line.socket.write(post('/form', ['Transfer-Encoding: chunked'], piece))
  for (let sent = 0; sent < 64 && !line.socket.destroyed; sent += 1) {
    await new Promise((resolve) => line.socket.write(piece, resolve))
  }
  expect(line.received()).toMatch(/^HTTP\/1.1 413 /)
  expect(line.socket.bytesWritten).toBeLessThan(40 * megabyte)
})

test('a body that is longer than its declared length is not read as part of the form', async () => {
  await start()
  const answer = await exchange(post('/form', ['Content-Length: 5'], 'aaaaa\x01\x02\x03\r\n\r\n'), /cannot be read\.$/)
  expect(answer).toMatch(/^HTTP\/1.1 (200|400) /)
  expect(handled).toEqual([{ url: '/form', length: '5', bytes: 5 }])
})

test('closes a connection that breaks the protocol during an answer, without a second answer inside', async () => {
  await start()
  const line = await open()
  line.socket.write(post('/half', ['Content-Length: 1'], 'a'))
  await line.said(/half/)
  line.socket.write('\x01\x02\x03\r\n\r\n')
  await line.closed
  expect(line.received()).toMatch(/^HTTP\/1.1 200 /)
  expect(line.received()).not.toContain('400')
})

test('refuses a length next to chunks, a bad length, and a page request with a body', async () => {
  await start()
  for (const headers of [['Content-Length: 3', 'Transfer-Encoding: chunked'], ['Content-Length: -1'], ['Bad Name: 1']])
    expect(await exchange(post('/form', headers, '0\r\n\r\n'))).toMatch(/^HTTP\/1.1 400 .*cannot be read\.$/s)
  expect(await exchange('GET /page HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc')).toMatch(/^HTTP\/1.1 400 /)
  expect(handled).toEqual([])
})

test('refuses a request with two Host headers, or with none', async () => {
  await start()
  const answer = await exchange('GET /page HTTP/1.1\r\nHost: x\r\nhost: x\r\n\r\n', /one host\.$/)
  expect(answer).toMatch(/^HTTP\/1.1 400 /)
  expect(await exchange('GET /page HTTP/1.1\r\nAccept: text/html\r\n\r\n', /\r\n\r\n/)).toMatch(/^HTTP\/1.1 400 /)
  expect(handled).toEqual([])
})

test('refuses a body that drips or stalls, and accepts a slow one that keeps its pace', async () => {
  await start({ paceMs: 1000, paceBytes: 20 })
  const lines = await Promise.all([open(), open(), open()])
  const [dripping, stalled, steady] = lines as [Line, Line, Line]
  for (const { socket } of lines) socket.write(post('/form', ['Transfer-Encoding: chunked'], chunk(1)))
  stalled.socket.write(chunk(20))
  const more = setInterval(() => steady.socket.write(chunk(20)), 50)
  expect(await dripping.said(/again\.$/)).toMatch(/^HTTP\/1.1 408 /)
  expect(await stalled.said(/again\.$/)).toMatch(/^HTTP\/1.1 408 /)
  clearInterval(more)
  steady.socket.write('0\r\n\r\n')
  expect(await steady.said(/read \d+$/)).toContain('200')
  expect(handled).toHaveLength(1)
})

test('a body that arrives a byte at a time counts about as much as one that arrives whole', async () => {
  await start({ heldBytes: 4 * kilobyte })
  const bytes = chunk(1).repeat(2000)
  expect(await exchange(post('/form', ['Transfer-Encoding: chunked'], `${bytes}0\r\n\r\n`))).toContain('read 2000')
})

test('answers 503 while too many bodies are held, and forgets those that end or abort', async () => {
  await start({ heldBytes: 110 * kilobyte })
  const first = await open('127.0.0.7')
  first.socket.write(post('/form', ['Content-Length: 30000'], 'a'.repeat(29_999)))
  const waiting = await open()
  waiting.socket.write(post('/waiting', ['Content-Length: 30000'], 'a'.repeat(30_000)))
  await expect.poll(() => handled).toHaveLength(1)
  const refused = await sendSized(60_000)
  expect(refused).toMatch(/^HTTP\/1.1 503 .*in a few seconds\.$/s)
  expect(refused).toMatch(/^Retry-After: 5\r$/m)
  first.socket.write('a')
  expect(await first.said(/read 30000$/)).toContain('200')
  expect(await sendSized(60_000)).toContain('read 60000')
  waiting.socket.destroy()
  for (let time = 0; time < 10; time += 1) {
    const aborted = await open()
    aborted.socket.write(post('/form', ['Content-Length: 60000'], 'a'.repeat(50_000)))
    aborted.socket.destroySoon()
    await aborted.closed
  }
  await expect.poll(() => sendSized(60_000)).toContain('read 60000')
  expect(handled.filter(({ bytes }) => bytes === 50_000)).toEqual([])
})

test('forgets the bodies of pipelined requests when their connection breaks', async () => {
  await start({ heldBytes: 128 * kilobyte })
  for (let time = 1; time <= 8; time += 1) {
    const line = await open()
    line.socket.write(post('/waiting', ['Content-Length: 20000'], 'a'.repeat(20_000)).repeat(2))
    await expect.poll(() => handled).toHaveLength(2 * time)
    line.socket.destroy()
  }
  await expect.poll(() => sendSized(64 * kilobyte)).toContain('read 65536')
})

test('large uploads have a share of their own, so forms are still taken', async () => {
  await start({ heldLargeBytes: 3 * megabyte })
  const upload = await open()
  upload.socket.write(post('/verify/check', [`Content-Length: ${5 * megabyte}`], 'a'.repeat(2 * megabyte)))
  await expect.poll(() => sendSized(2 * megabyte, '/verify/check')).toMatch(/^HTTP\/1.1 503 /)
  expect(await sendSized(64 * kilobyte)).toContain('read 65536')
  expect(await sendSized(64 * kilobyte, '/verify/check')).toContain('read 65536')
})

test('an upload to /verify may be 5 MB; above, the app gets its length alone', async () => {
  await start()
  expect(await sendSized(5 * megabyte, '/verify/check')).toContain(`read ${5 * megabyte}`)
  expect(await sendSized(6 * megabyte, '/verify/check?x')).toContain('read 0')
  const pieces = chunk(megabyte).repeat(6)
  await exchange(post('/verify/check', ['Transfer-Encoding: chunked'], `${pieces}0\r\n\r\n`))
  expect(handled.slice(1).map(({ length, bytes }) => [length, bytes])).toEqual([
    [String(6 * megabyte), 0],
    [String(6 * megabyte), 0],
  ])
  for (const path of ['/verify/check/', '//verify/check', '/verify', '/verify/%63heck'])
    expect(await exchange(post(path, [`Content-Length: ${megabyte}`]))).toMatch(/^HTTP\/1.1 413 /)
  const huge = await exchange(post('/verify/check', [`Content-Length: ${100 * megabyte}`]))
  expect(huge).toMatch(/^HTTP\/1.1 413 /)
})

test('a scan of another provider’s certificate may be 5 MB, too, at its two addresses only', async () => {
  await start()
  const id = '00000000-0000-4000-8000-000000000000'
  for (const home of ['/account', `/manage/${id}/people/${id}`]) {
    expect(await sendSized(5 * megabyte, `${home}/outside-certificates`)).toContain(`read ${5 * megabyte}`)
    expect(await sendSized(6 * megabyte, `${home}/outside-certificates`)).toContain('read 0')
    const under = post(`${home}/outside-certificates/${id}`, [`Content-Length: ${megabyte}`])
    expect(await exchange(under)).toMatch(/^HTTP\/1.1 413 /)
  }
  const list = post(`/manage/${id}/outside-certificates`, [`Content-Length: ${megabyte}`])
  expect(await exchange(list)).toMatch(/^HTTP\/1.1 413 /)
})

test('tells a client that asks first whether to send its body', async () => {
  await start()
  const fine = await open()
  fine.socket.write(post('/form', ['Expect: 100-continue', 'Content-Length: 3']))
  await fine.said(/^HTTP\/1.1 100 Continue\r\n\r\n$/)
  fine.socket.write('abc')
  expect(await fine.said(/read 3$/)).toContain('200 OK')
  const large = await exchange(post('/form', ['Expect: 100-continue', 'Content-Length: 65537']))
  expect(large).toMatch(/^HTTP\/1.1 413 /)
})

test('refuses headers that are too long or too slow', async () => {
  await start({ headersMs: 200 })
  const cookies = `Cookie: ${'a=1; '.repeat(4 * kilobyte)}`
  const long = await exchange(`GET /page HTTP/1.1\r\nHost: x\r\n${cookies}\r\n\r\n`)
  expect(long).toMatch(/^HTTP\/1.1 431 .*too long headers\.$/s)
  expect(long).toMatch(/^Content-Security-Policy: default-src 'self'/m)
  const slow = await open()
  slow.socket.write('GET /page HTTP/1.1\r\nHost: x\r\n')
  expect(await slow.said(/again\.$/)).toMatch(/^HTTP\/1.1 408 /)
})

test('closes a connection that asks many times without waiting for an answer', async () => {
  await start()
  const line = await open()
  line.socket.write(post('/waiting', ['Content-Length: 1'], 'a').repeat(5))
  await line.closed
  await expect.poll(() => handled).toHaveLength(4)
  expect(await exchange('GET /page HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(3), /(read 0.*){3}$/s)).toContain('200')
})

test('idle connections make room for new ones', async () => {
  await start({ connections: 10 })
  for (let time = 0; time < 40; time += 1) {
    expect(await exchange('GET /page HTTP/1.1\r\nHost: x\r\n\r\n')).toContain('read 0')
  }
})
