import { randomUUID } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { record } from '@/lib/audit/log/record'
import { sealLog } from '@/lib/audit/tree/seal-log'
import { transact } from '@/lib/platform/db'
import { readConfig } from './config.mjs'
import { readIssuer, saveIssuer } from './demo-issuer.mjs'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'northlight-issuer-'))
  const actor = { accountId: randomUUID(), role: 'coordinator' } as const
  const entry = { action: 'attempt.unlocked', actor, subjectId: randomUUID(), details: { most: 3 } } as const
  await transact((tx) => record(tx, entry, new Date()))
  await sealLog()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const read = (given: Record<string, string>) => readConfig(given as unknown as NodeJS.ProcessEnv, '/nowhere/.env')
const testDatabase = { migrationUrl: process.env.TEST_OWNER_URL ?? '' }
const emptyDatabase = { migrationUrl: process.env.TEST_MAINTENANCE_URL ?? '' }

async function firstStart(given: Record<string, string>, database = emptyDatabase) {
  const config = read(given)
  await mkdir(config.world ?? '', { recursive: true })
  await saveIssuer(config, database)
  return config
}

test('the demonstration signs as its first address after a change of PORT or APP_URL', async () => {
  const DATA_DIR = path.join(folder, 'moved')
  await firstStart({ DATA_DIR, PORT: '4170' })
  const moves: Record<string, string>[] = [{ PORT: '4171' }, { APP_URL: 'http://localhost:3000' }]
  for (const moved of moves) {
    const { issuer, warnings } = read({ DATA_DIR, ...moved })
    expect(issuer.ISSUER_URL).toBe('http://127.0.0.1:4170')
    expect(warnings).toEqual(['The demonstration goes on signing as http://127.0.0.1:4170, its first address.'])
  }
  expect(read({ DATA_DIR, ISSUER_URL: 'https://issuer.example.org' }).issuer.ISSUER_URL).toBe(
    'https://issuer.example.org',
  )
  expect(read({ DATA_DIR, DEMO: '0' }).issuer.ISSUER_URL).toBe('')
})

test('a demonstration of an earlier release keeps the issuer that signed its log', async () => {
  const { issuer, world } = await firstStart({ DATA_DIR: path.join(folder, 'earlier'), PORT: '4171' }, testDatabase)
  expect(issuer.ISSUER_URL).toBe('https://issuer.test.example')
  expect(readIssuer(world)).toBe('https://issuer.test.example')
})

test('a live site has no such file', async () => {
  const { world } = await firstStart({ DATA_DIR: path.join(folder, 'live'), DEMO: '0' })
  await expect(readFile(path.join(world ?? '', 'issuer'))).rejects.toThrow('ENOENT')
})
