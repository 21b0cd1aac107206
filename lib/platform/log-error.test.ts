import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { beginLog } from './log.mjs'
import { logError } from './log-error'
import { errorFacts } from './log-text.mjs'

const globals = globalThis as { northlightLog?: unknown }
afterEach(() => {
  vi.restoreAllMocks()
  delete globals.northlightLog
})

function logged(error: unknown, what = 'a job failed'): string {
  const print = vi.spyOn(console, 'error').mockImplementation(() => {})
  logError(what, error)
  return print.mock.calls.flat().join(' ')
}

const thrownBy = (work: () => unknown): unknown => {
  try {
    return work()
  } catch (error) {
    return error
  }
}

const person = 'Ann Quillon'
const address = 'ann.o’neil+test@town.example'
const token = 'Zk3J9vQ2mX7pL5tR8wZ1cB4nH6dF0gSy'

test.each([
  ['Postgres', Object.assign(new Error(`invalid input syntax for type uuid: "${person}"`), { code: '22P02' })],
  ['Postgres’s detail', Object.assign(new Error('duplicate key'), { detail: `Key (name)=(${person}) exists.` })],
  ['Prisma', new Error(`\nInvalid \`db.account.create()\` invocation:\n\n{ name: "${person}" }\n\nUnique constraint`)],
  ['JSON', thrownBy(() => JSON.parse(`${person}: ${address}`))],
  ['zod', thrownBy(() => z.literal('a').parse(person, { error: ({ input }) => `not ${JSON.stringify(input)}` }))],
  ['a mail server', new Error(`Can't send mail: 550 no such person: <${address}>`)],
  ['a fetch', new Error('fetch failed', { cause: new Error(`getaddrinfo for https://town.example/a?name=${person}`) })],
  ['a link', new Error(`Invalid URL https://town.example/reset/${token}?next=${address}`)],
  ['a token', new Error(`the token ${token} is unknown`)],
  ['an address', new Error(`no account has ${address}`)],
  ['an IP address', new Error('connect ECONNREFUSED 203.0.113.77 2001:db8:0:0:1:2:3:4')],
  ['a string', `name=${person}: ${address}`.replace('name=Ann Quillon', 'form')],
])('an error of %s is logged without what a person typed', (_of, error) => {
  const text = logged(error)
  expect(text).toContain('a job failed: ')
  expect(text).not.toMatch(/Ann|Quillon|neil|town\.example|203\.0|2001:db8|Zk3J9/i)
})

test('a message that we pass has no mail address, query, or token', () => {
  const text = logged(new Error('no'), `no mail to ${address} for /reset/${token}?name=Ann`)
  expect(text).toContain('no mail to (an address)')
  expect(text).not.toMatch(/town|Zk3J9|Ann/)
})

test('a long text without spaces is read in milliseconds', () => {
  for (const part of ['a', 'a+', '1.', "'", 'a_1']) {
    const text = part.repeat(60_000).slice(0, 60_001)
    const began = performance.now()
    logged(new Error(text), text)
    expect([part, performance.now() - began < 500]).toEqual([part, true])
  }
})

test('a logged error keeps its name, codes, places in our code, and cause', () => {
  const cause = Object.assign(new Error('refused'), { code: 'ECONNREFUSED', syscall: 'connect' })
  const error = Object.assign(new TypeError('The mail could not be sent', { cause }), { constraint: 'mail_pkey' })
  const facts = errorFacts(error)
  expect(facts).toMatchObject({
    name: 'TypeError',
    message: 'The mail could not be sent',
    constraint: 'mail_pkey',
    cause: { name: 'Error', message: 'refused', code: 'ECONNREFUSED', syscall: 'connect' },
  })
  expect(facts.stack[0]).toMatch(/lib\/platform\/log-error\.test\.ts:\d+:\d+\)?$/)
})

test('a message with line breaks forges neither a line nor a frame', () => {
  const text = logged(new Error('bad\n    at Ann (/a.ts:1:1)\r\n2026 error forged\u2028more\u001b[2K'))
  expect(text).not.toMatch(/Ann|forged|more/)
  expect(text).not.toContain('\u001b')
})

test('in JSON, each line has time, level, process, version, and the error in parts', () => {
  const lines: string[] = []
  const log = beginLog('app', { LOG_FORMAT: 'json' }, { write: (line: string) => void lines.push(line) })
  log.error({ error: errorFacts(new Error('no')) }, 'a job failed')
  log.debug('not at this level')
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({
      time: expect.stringMatching(/^20\d\d-.*Z$/),
      level: 'error',
      process: 'app',
      msg: 'a job failed',
      version,
      error: expect.objectContaining({ name: 'Error', message: 'no' }),
    }),
  ])
})

test.each([
  ['json', '"msg":"first"', '"msg":"bad"', '"message":"boom"'],
  ['text', ' info  first', ' error bad', ': Error: boom'],
])('as %s, a process prints lines, and errors up to its own fault, before it ends', (format, first, bad, boom) => {
  const program = `
    import { beginLog, takeOverConsole } from './lib/platform/log.mjs'
    const log = beginLog('app', { LOG_FORMAT: '${format}' })
    takeOverConsole()
    log.info('first')
    log.error('bad')
    setTimeout(() => { throw new Error('boom: Ann') }, 1)`
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], {
    encoding: 'utf8',
  })
  expect({ status, stdout }).toEqual({ status: 1, stdout: expect.stringContaining(first) })
  expect(stderr).toContain(bad)
  expect(stderr).toContain(boom)
  expect(stdout + stderr).not.toContain('Ann')
})

test('a process still ends when nothing reads its lines anymore, as after the starter’s death', async () => {
  const program = `
    import { beginLog } from './lib/platform/log.mjs'
    const log = beginLog('app', { LOG_FORMAT: 'json' })
    log.info('first')
    process.stdin.once('data', () => {
      log.info('second')
      setTimeout(() => process.exit(0), 700)
    })`
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program])
  await once(child.stdout, 'data')
  const closed = once(child.stdout, 'close')
  child.stdout.destroy()
  await closed
  child.stdin.write('go')
  const late = setTimeout(() => child.kill('SIGKILL'), 4000)
  const [code, signal] = await once(child, 'exit')
  clearTimeout(late)
  expect({ code, signal }).toEqual({ code: 0, signal: null })
})

test('the app and the worker log errors in no other way', () => {
  const root = path.join(import.meta.dirname, '..', '..')
  const raw = /console\.\w+\((?:error|thrown)|console\.\w+\(.*(?:, error\)|\(error)/
  const offenders = ['app', 'lib', 'scripts/front', 'scripts/start'].flatMap((top) =>
    readdirSync(path.join(root, top), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !/^platform\/(prisma\/|log-error)/.test(name))
      .filter((name) =>
        raw.test(readFileSync(path.join(root, top, name), 'utf8').replace('console.error(error.message)', '')),
      ),
  )
  expect(offenders).toEqual([])
})
