import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownDatabase } from '@/fixtures/own-database'
import { script } from '@/scripts/start/running.mjs'

/* The commands change the key file and who signs, so they get a database and a key file of their own. */
const database = ownDatabase('issuer')
const folder = mkdtempSync(path.join(tmpdir(), 'northlight-issuer-'))
const file = path.join(folder, 'keys.json')
copyFileSync(process.env.KEYS_FILE ?? '', file)
process.env.KEYS_FILE = file

const { noticeKeys } = await import('@/lib/audit/log/notice-keys')
const { sealLog } = await import('@/lib/audit/tree/seal-log')
const { verifyIn } = await import('@/lib/audit/verification/verify-log')
const { query, transact } = await import('@/lib/platform/db')
const { configuredIssuer, issuerWith } = await import('@/lib/proof/issuer/issuer')
const { readKeyFile } = await import('@/lib/proof/issuer/key-file')

const first = process.env.ISSUER_URL ?? ''
const second = 'https://moved.test.example'

function admin(verb: string, ISSUER_URL: string): Promise<{ code: unknown; said: string }> {
  // A random secret, as the command requires.
  const env = { ...process.env, ISSUER_URL, NEXTAUTH_SECRET: randomBytes(32).toString('base64url') }
  return new Promise((resolve) =>
    execFile(process.execPath, script('scripts/admin/admin.ts', verb), { env }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, said: stdout || stderr }),
    ),
  )
}

function verdictUnder(url: string) {
  const { keys, formerly } = readKeyFile(file)
  return transact((tx) => verifyIn(tx, { issuer: issuerWith(keys, { url, name: 'Northlight', formerly }) }))
}
const actions = () => query<{ action: string }>`select action from audit_event order by id desc limit 1`

beforeAll(async () => {
  await database.create()
  await noticeKeys(configuredIssuer())
  expect(await sealLog()).toBeGreaterThan(0)
})
afterAll(async () => {
  await database.drop()
  rmSync(folder, { recursive: true })
})

test('a move of the issuer is a signed entry, and what the earlier address signed stays valid', async () => {
  expect(await admin('certificates', second)).toMatchObject({ code: 1, said: expect.stringContaining('move-issuer') })
  expect(await admin('move-issuer', first)).toMatchObject({ code: 1, said: expect.stringContaining('Set ISSUER_URL') })
  expect(await admin('move-issuer', second)).toMatchObject({ code: 0 })
  expect(readKeyFile(file).formerly).toEqual([first])
  expect(await actions()).toEqual([{ action: 'issuer.moved' }])
  expect(await verdictUnder(second)).toMatchObject({ ok: true, unsigned: 0, waiting: 0 })
  expect(await admin('certificates', first)).toMatchObject({
    code: 1,
    said: expect.stringContaining(`signed by ${second}`),
  })
  expect(await admin('certificates', second)).toMatchObject({ code: 0 })
})

test('new keys after a loss are a signed entry, and what the lost keys signed stays valid', async () => {
  const { keys } = readKeyFile(file)
  expect(await admin('recover-keys', second)).toMatchObject({ code: 1, said: expect.stringContaining('move') })
  rmSync(file)
  expect(await admin('certificates', second)).toMatchObject({ code: 1, said: expect.stringContaining('recover-keys') })
  const recovered = await admin('recover-keys', second)
  expect(recovered).toMatchObject({ code: 0 })
  for (const { id } of keys) expect(recovered.said).toContain(id)
  const after = readKeyFile(file)
  expect(after.formerly).toEqual([first])
  const publicOnly = keys.map(({ privateJwk: _, ...key }) => ({ ...key, retiredAt: expect.any(String) }))
  expect(after.keys).toEqual([...publicOnly, ...after.keys.slice(3)])
  expect(after.keys.slice(3).map(({ use, retiredAt }) => [use, retiredAt])).toEqual([
    ['credential', null],
    ['jwt', null],
    ['pdf', null],
  ])
  expect(await actions()).toEqual([{ action: 'key.recovered' }])
  expect(await verdictUnder(second)).toMatchObject({ ok: true, unsigned: 0, waiting: 0 })
})
