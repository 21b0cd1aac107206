import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readKeyFile } from '@/lib/proof/issuer/key-file'
import { script } from './running.mjs'

// @once: it asks no database.

/* Runs the real commands: no database, no secret and only these settings. */
let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'northlight-keys-'))
  file = path.join(folder, 'made', 'keys.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function run(args: string[], settings: object = {}): Promise<{ code: number | null; said: string }> {
  const none = { DATABASE_URL: '', MIGRATION_DATABASE_URL: '', NEXTAUTH_SECRET: '', APP_URL: '', ISSUER_NAME: '' }
  const env = { ...process.env, ...none, KEYS_FILE: file, SIGNING_KEYS: '', ...settings }
  const child = spawn(process.execPath, script(...(args as [string])), {
    cwd: path.join(import.meta.dirname, '..', '..'),
    env,
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said: said.trim() })))
}
const admin = (...args: string[]) => run(['scripts/admin/admin.ts', 'keys', ...args])
const started = (settings: object) => run(['scripts/start/keys.ts'], settings)
const idsOf = (use: string) => readKeyFile(file).keys.flatMap((key) => (key.use === use ? key.id : []))

test('keys are made, listed and replaced, even concurrently, and no private key is shown', async () => {
  const made = await admin('create', '--json')
  expect(made.code).toBe(0)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const { keys: before } = readKeyFile(file)
  expect(before.map(({ use }) => use)).toEqual(['credential', 'jwt', 'pdf'])

  // Both pause between read and write, so that they would overwrite each other.
  const replaced = await Promise.all([admin('create', '--use', 'jwt'), admin('create', '--use', 'pdf', '--rsa')])
  expect(replaced.map(({ code }) => code)).toEqual([0, 0])
  expect(replaced[0]?.said).toContain('A site running on this machine uses them now')
  const { keys: after } = readKeyFile(file)
  expect(after).toHaveLength(5)
  for (const use of ['jwt', 'pdf']) {
    const [earlier, present] = after.filter((key) => key.use === use)
    const { privateJwk, ...published } = before.find((key) => key.use === use) ?? expect.unreachable()
    expect(privateJwk).toBeDefined()
    expect(earlier).toEqual({ ...published, retiredAt: expect.any(String) })
    expect(present).toMatchObject({ retiredAt: null, privateJwk: {} })
  }
  expect(after.filter(({ use }) => use === 'credential')).toEqual(before.filter(({ use }) => use === 'credential'))
  expect(after.findLast(({ use }) => use === 'pdf')?.publicJwk.kty).toBe('RSA')

  const listed = await admin('list', '--json')
  expect(JSON.parse(listed.said)).toMatchObject({ file, problem: null })
  const secrets = [...before, ...after].flatMap(({ privateJwk }) => privateJwk?.d ?? [])
  expect(secrets.length).toBeGreaterThan(5)
  for (const secret of secrets) expect([made, ...replaced, listed].map(({ said }) => said).join()).not.toContain(secret)
}, 60_000)

test('an unreadable key file stays unchanged', async () => {
  file = path.join(folder, 'keys.json')
  writeFileSync(file, 'not JSON')
  chmodSync(file, 0o600)
  expect(await admin('create')).toEqual({ code: 1, said: `${file} is not JSON.` })
  expect(readFileSync(file, 'utf8')).toBe('not JSON')
})

test('an unwritable key file and other bad settings are reported in one line', async () => {
  writeFileSync(path.join(folder, 'made'), 'not a folder')
  const refused = {
    code: 1,
    said: `Keys cannot be written to ${file} (EEXIST): set KEYS_FILE to a file that can be written.`,
  }
  expect(await admin('create')).toEqual(refused)
  expect(await started({ ISSUER_URL: 'https://issuer.example.org', NORTHLIGHT_DEMO: '1' })).toEqual(refused)
  expect(await run(['scripts/admin/admin.ts', 'keys', 'list'], { PORT: 'x' })).toEqual({
    code: 1,
    said: 'PORT is not a port: x',
  })
}, 60_000)

test('a start without keys is refused in one line; the demonstration makes its own, once', async () => {
  const issuer = { ISSUER_URL: 'https://issuer.example.org', ISSUER_NAME: 'Northlight' }
  const missing = {
    code: 1,
    said: expect.stringMatching(/^There are no keys at \S+\. A new site makes them: npm run admin -- keys create\./),
  }
  expect(await started({ ...issuer, NORTHLIGHT_DEMO: '0' })).toEqual(missing)

  const ready = { code: 0, said: 'keys sign for https://issuer.example.org' }
  expect(await started({ ...issuer, NORTHLIGHT_DEMO: '1' })).toEqual(ready)
  const [first] = idsOf('credential')
  expect(await started({ ...issuer, NORTHLIGHT_DEMO: '1' })).toEqual(ready)
  expect(idsOf('credential')).toEqual([first])

  const text = readFileSync(file, 'utf8')
  expect(await started({ ...issuer, SIGNING_KEYS: text, KEYS_FILE: '' })).toEqual(ready)
  chmodSync(file, 0o644)
  expect(await started({ ...issuer, NORTHLIGHT_DEMO: '1' })).toEqual({
    code: 1,
    said: `${file} can be read by others: chmod 600 ${file}`,
  })
}, 60_000)
