import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { exchange, handled, kilobyte, type Line, open, post, sendSized, start } from '@/fixtures/front'
import { bodyLimits } from './body-hold.mjs'

const stranger = '127.0.0.66'
const learner = '127.0.0.7'
const form = post('/form', ['Content-Length: 60000'], 'a'.repeat(60_000))
const unfinished = form.slice(0, -1)

async function openAll(count: number, from: string, text = unfinished): Promise<Line[]> {
  const lines = await Promise.all(Array.from({ length: count }, () => open(from)))
  for (const { socket } of lines) socket.write(text)
  return lines
}

test('one address that fills the room for bodies loses its oldest, and a form from another address is taken', async () => {
  await start({ heldBytes: 10 * 64 * kilobyte })
  const slow = await open(learner)
  slow.socket.write(unfinished)
  const [oldest, ...others] = await openAll(20, stranger)
  expect(await oldest?.said(/in a few seconds\.$/)).toMatch(/^HTTP\/1.1 503 /)
  expect(await exchange(form, /read \d+$/, learner)).toContain('read 60000')
  slow.socket.write('a')
  expect(await slow.said(/read 60000$/)).toContain('200')
  for (const { socket } of others) socket.write('a')
  await expect.poll(() => handled.length).toBeGreaterThan(5)
})

test('a body that is whole stays until its answer, and a form without room is asked to come again', async () => {
  await start({ heldBytes: 128 * kilobyte })
  await openAll(2, stranger, post('/waiting', ['Content-Length: 60000'], 'a'.repeat(60_000)))
  await expect.poll(() => handled).toHaveLength(2)
  expect(await exchange(form, /\.$/, learner)).toMatch(/^HTTP\/1.1 503 .*in a few seconds\.$/s)
})

test('behind a proxy, the room is shared out by forwarded address', async () => {
  await start({ heldBytes: 4 * 64 * kilobyte }, { hops: 1 })
  const from = (address: string) => post('/form', [`X-Forwarded-For: 1.1.1.1, ${address}`, 'Content-Length: 60000'])
  const slow = await open()
  slow.socket.write(`${from('192.0.2.7')}${'a'.repeat(59_999)}`)
  const strangers = await openAll(8, stranger, `${from('192.0.2.66')}${'a'.repeat(59_999)}`)
  expect(await strangers[0]?.said(/in a few seconds\.$/)).toMatch(/^HTTP\/1.1 503 /)
  slow.socket.write('a')
  expect(await slow.said(/read 60000$/)).toContain('200')
})

test('one address cannot keep others out with open connections', async () => {
  await start({ connections: 40, headersMs: 600_000 })
  const asked = await open(learner)
  asked.socket.write(post('/waiting', ['Content-Length: 1'], 'a'))
  await expect.poll(() => handled).toHaveLength(1)
  const held = await openAll(60, stranger, 'GET /page HTTP/1.1\r\nHost: x\r\n')
  await held[0]?.closed
  expect(await exchange('GET /page HTTP/1.1\r\nHost: x\r\n\r\n', /read 0/, learner)).toContain('200')
  expect(asked.socket.destroyed).toBe(false)
})

test('many addresses with few connections each lose none of them', async () => {
  await start({ connections: 40 })
  const lines = await Promise.all(Array.from({ length: 38 }, (_, n) => open(`127.0.1.${n + 1}`)))
  for (const { socket } of lines) socket.write('GET /page HTTP/1.1\r\nHost: x\r\n')
  expect(await sendSized(10)).toContain('read 10')
  expect(lines.filter(({ socket }) => socket.destroyed)).toEqual([])
})

test('takes what a phone sends at 20 kB a second, for as long as it lasts', async () => {
  // A hundredth of the time and of the bytes.
  await start({ paceMs: bodyLimits.paceMs / 100, paceBytes: bodyLimits.paceBytes / 100 })
  const phone = await open(learner)
  const pieces = 50
  phone.socket.write(post('/form', [`Content-Length: ${200 * pieces}`]))
  for (let sent = 0; sent < pieces; sent += 1) {
    phone.socket.write('a'.repeat(200))
    await setTimeout(10)
  }
  expect(await phone.said(/read 10000$/)).toContain('200')
})
