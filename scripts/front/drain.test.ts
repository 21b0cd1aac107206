import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'

const children: ChildProcess[] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

/** A server whose /slow is answered after a request for /release; anything else says whether it drains. */
async function serve(options = '{}') {
  const source = `
    import { createServer } from 'node:http'
    import { drainAtEnd } from './scripts/front/drain.mjs'
    let release
    const released = new Promise((resolve) => { release = resolve })
    const server = createServer(async (request, response) => {
      if (request.url === '/slow') { process.send('asked'); await released }
      if (request.url === '/release') release()
      response.end(String(globalThis.northlightDraining ?? false))
    })
    drainAtEnd(server, ${options})
    server.listen(0, '127.0.0.1', () => process.send(server.address().port))`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', source], {
    cwd: path.join(import.meta.dirname, '..', '..'),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  children.push(child)
  const [port] = await once(child, 'message')
  const ask = async (url: string) => {
    const response = await fetch(`http://127.0.0.1:${port}${url}`)
    return { text: await response.text(), connection: response.headers.get('connection') }
  }
  return { child, ended: once(child, 'exit'), ask }
}

test.each(['SIGTERM', 'SIGINT', 'disconnect'] as const)(
  'after %s, a request in flight is answered, others hear that the app drains, and the process ends',
  async (event) => {
    const { child, ended, ask } = await serve()
    let isAnswered = false
    const asked = once(child, 'message')
    const slow = ask('/slow').finally(() => {
      isAnswered = true
    })
    await asked
    if (event === 'disconnect') child.disconnect()
    else child.kill(event)
    await expect.poll(async () => (await ask('/')).text, { timeout: 10_000 }).toBe('true')
    expect(isAnswered).toBe(false)
    expect((await ask('/release')).connection).toBe('close')
    expect((await slow).text).toBe('true')
    expect(await ended).toEqual([0, null])
  },
)

test('an idle process ends immediately', async () => {
  const { child, ended, ask } = await serve()
  await ask('/')
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
})

test('a request that never ends is cut off', async () => {
  const { child, ended, ask } = await serve('{ longestMs: 50 }')
  const asked = once(child, 'message')
  const cut = expect(ask('/slow')).rejects.toThrow()
  await asked
  child.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
  await cut
})
