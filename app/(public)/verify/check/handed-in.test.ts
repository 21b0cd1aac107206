import { expect, test } from 'vitest'
import { readHandedIn } from './handed-in'

const megabyte = 1024 * 1024

function post(body: BodyInit | null, headers: Record<string, string> = {}): Request {
  return new Request('https://northlight.example/verify/check', {
    ...{ method: 'POST', body, headers },
    ...{ duplex: 'half' },
  })
}

function form(fields: Record<string, string | File>): FormData {
  const made = new FormData()
  for (const [name, value] of Object.entries(fields)) made.set(name, value)
  return made
}

/** Generates the megabytes lazily and counts how many were read. */
function flood(megabytes: number): { stream: ReadableStream<Uint8Array>; given: () => number } {
  let given = 0
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (given === megabytes) return controller.close()
      given += 1
      controller.enqueue(new Uint8Array(megabyte))
    },
  })
  return { stream, given: () => given }
}

const noFile = new File([], '')

test('readHandedIn returns a file, a text, or nothing', async () => {
  const file = new File([new Uint8Array([1, 2, 3])], 'x.pdf')
  expect(await readHandedIn(post(form({ file, text: '' })))).toEqual({ kind: 'file', bytes: new Uint8Array([1, 2, 3]) })
  expect(await readHandedIn(post(form({ file: noFile, text: 'eyJ' })))).toEqual({ kind: 'text', text: 'eyJ' })
  expect(await readHandedIn(post(form({ file: noFile, text: ' \r\n' })))).toEqual({ kind: 'nothing' })
  expect(await readHandedIn(post(form({ file: '{"a":1}' })))).toEqual({ kind: 'text', text: '{"a":1}' })
  expect(await readHandedIn(post(new URLSearchParams({ text: 'eyJ' })))).toEqual({ kind: 'text', text: 'eyJ' })
  expect(await readHandedIn(post(null))).toEqual({ kind: 'nothing' })
})

test('a file wins over a text, even when it is empty', async () => {
  const file = new File([], 'empty.pdf')
  expect(await readHandedIn(post(form({ file, text: 'eyJ' })))).toEqual({ kind: 'file', bytes: new Uint8Array() })
})

test('a file may have five megabytes and not one byte more', async () => {
  const of = (size: number) => post(form({ file: new File([new Uint8Array(size)], 'x.pdf'), text: '' }))
  expect(await readHandedIn(of(5 * megabyte))).toMatchObject({ kind: 'file' })
  expect(await readHandedIn(of(5 * megabyte + 1))).toEqual({ kind: 'too-large' })
})

test('an oversized body is drained so that the browser sees the answer, up to a limit', async () => {
  const large = flood(20)
  const type = { 'Content-Type': 'multipart/form-data; boundary=x' }
  expect(await readHandedIn(post(large.stream, type))).toEqual({ kind: 'too-large' })
  expect(large.given()).toBe(20)
  const endless = flood(1_000_000)
  expect(await readHandedIn(post(endless.stream, type))).toEqual({ kind: 'too-large' })
  expect(endless.given()).toBeLessThan(70)
})

test('a body that is not a form is rejected', async () => {
  for (const type of ['text/plain', 'application/json', 'multipart/form-data', 'multipart/form-data; boundary=y'])
    await expect(readHandedIn(post('--x\r\nnonsense', { 'Content-Type': type }))).rejects.toMatchObject({
      code: 'invalid',
    })
})

test('a length without its body is too large, as the front hands it on', async () => {
  const length = { 'Content-Length': String(6 * megabyte), 'Content-Type': 'multipart/form-data; boundary=x' }
  expect(await readHandedIn(post(null, length))).toEqual({ kind: 'too-large' })
})

test('a form of a hundred thousand parts is rejected quickly', async () => {
  const part = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n'
  const body = `${part.repeat(100_000)}--x--\r\n`
  const started = Date.now()
  const answer = await readHandedIn(post(body, { 'Content-Type': 'multipart/form-data; boundary=x' })).catch(
    (error) => error.code,
  )
  expect(answer).toBe('invalid')
  expect(Date.now() - started).toBeLessThan(10_000)
})

test('a form may have ten fields and not one more, in either encoding', async () => {
  const part = '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\neyJ\r\n'
  const multipart = (count: number) =>
    readHandedIn(post(`${part.repeat(count)}--x--\r\n`, { 'Content-Type': 'multipart/form-data; boundary=x' }))
  const encoded = (count: number) =>
    readHandedIn(post(new URLSearchParams(Array.from({ length: count }, () => ['text', 'eyJ']))))
  for (const read of [multipart, encoded]) {
    expect(await read(10)).toEqual({ kind: 'text', text: 'eyJ' })
    await expect(read(11)).rejects.toMatchObject({ code: 'invalid' })
  }
})

test('a form whose boundary could be read in two ways is rejected', async () => {
  const body = '--y\r\nContent-Disposition: form-data; name="text"\r\n\r\neyJ\r\n--y--\r\n'
  const types = ['x="; boundary=x"; boundary=y', 'xboundary=x; boundary=y', 'boundary=y; boundary=x']
  for (const type of types)
    await expect(readHandedIn(post(body, { 'Content-Type': `multipart/form-data; ${type}` }))).rejects.toMatchObject({
      code: 'invalid',
    })
})
