import { type ChildProcess, execFile } from 'node:child_process'
import { appendFileSync, copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { digestsIn } from '@/fixtures/record-digests'
import { childEnv, readConfig } from '../start/config.mjs'
import { migrate } from '../start/database-steps.mjs'
import { openDatabase } from '../start/postgres.mjs'
import { script } from '../start/running.mjs'

// @once: its servers are embedded ones.

/* A drill on an embedded site: back up under load, restore on an empty machine, compare, and let the site verify itself. */
const folder = mkdtempSync(path.join(tmpdir(), 'northlight-drill-'))
const backups = path.join(folder, 'backups')
const passphraseFile = path.join(folder, 'passphrase')
const machine = (name: string) => ({
  ...{ DEMO: '0', DATA_DIR: path.join(folder, name), DATABASE_URL: '', MIGRATION_DATABASE_URL: '', NODE_ENV: 'test' },
  ...{
    NEXTAUTH_SECRET: '',
    ISSUER_URL: 'https://issuer.test.example',
    KEYS_FILE: path.join(folder, name, 'keys.json'),
  },
})
const first = readConfig(machine('first') as unknown as NodeJS.ProcessEnv, '/nowhere/.env')
let database: Awaited<ReturnType<typeof openDatabase>>

function startAdmin(
  name: string,
  ...given: string[]
): { child: ChildProcess; ended: Promise<{ code: unknown; said: string }> } {
  const env = { ...process.env, ...machine(name) } as unknown as NodeJS.ProcessEnv
  let child: ChildProcess | undefined
  const ended = new Promise<{ code: unknown; said: string }>((resolve) => {
    child = execFile(process.execPath, script('scripts/admin/admin.ts', ...given), { env }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? error?.signal ?? 0, said: `${stdout}${stderr}`.trim() }),
    )
  })
  return { child: child as ChildProcess, ended }
}
const admin = (name: string, ...given: string[]) => startAdmin(name, ...given).ended
const secretly = ['--passphrase', passphraseFile]
const madeBackups = () =>
  existsSync(backups)
    ? readdirSync(backups)
        .filter((name) => name.startsWith('northlight-'))
        .sort()
    : []
const newest = () => path.join(backups, madeBackups().at(-1) ?? '')

beforeAll(async () => {
  writeFileSync(passphraseFile, 'six random words that nobody guesses\n')
  database = await openDatabase(first.world ?? '')
  copyFileSync(process.env.KEYS_FILE ?? '', first.issuer.KEYS_FILE)
  Object.assign(process.env, childEnv(first, database, 'test'))
  await migrate(process.env)
}, 120_000)
afterAll(async () => {
  const { db } = await import('@/lib/platform/db')
  await db.$disconnect()
  await database.stop()
  // It reads the server's log at the end.
  await database.first.ended
  rmSync(folder, { recursive: true })
})

test('a backup made under load restores on an empty machine, where the log and the certificates verify', {
  timeout: 240_000,
}, async () => {
  const { loadCatalog } = await import('@/lib/content/course/catalog/load')
  const { certified, learner, organization } = await import('@/prisma/factories')
  const { sealLog } = await import('@/lib/audit/tree/seal-log')
  const [course] = (await loadCatalog()).courses
  if (!course) throw new Error('There is no course.')
  const serial = await certified(await learner(), course)
  await sealLog()
  const before = await digestsIn(database.migrationUrl)
  expect(before.certificates).toMatch(/^[0-9a-f]{32}$/)

  const working = new AbortController()
  const load = (async () => {
    while (!working.signal.aborted) {
      await organization()
      await sealLog()
    }
  })()
  const made = await admin('first', 'backup', backups, ...secretly)
  working.abort()
  await load
  expect(made).toEqual({
    code: 0,
    said: expect.stringMatching(/northlight-\S+Z: \d+ files, [\d.]+ MB, with the log up to entry \d+\.$/),
  })

  expect(await admin('second', 'restore', newest(), ...secretly)).toEqual({
    code: 0,
    said: expect.stringMatching(/^Restored the backup of .+, with the log up to entry \d+\.\nNow: npm start/),
  })
  expect((await admin('second', 'verify-log')).said).toContain('all signed.')
  expect((await admin('second', 'certificates')).said).toContain(serial)

  const { world } = readConfig(machine('second') as unknown as NodeJS.ProcessEnv, '/nowhere/.env')
  const restored = await openDatabase(world ?? '')
  try {
    expect(await digestsIn(restored.migrationUrl, before.last)).toEqual(before)
  } finally {
    await restored.stop()
  }
})

test('a second restore refuses a place that is not empty', async () => {
  const { code, said } = await admin('second', 'restore', newest(), ...secretly)
  expect({ code, said }).toEqual({
    code: 1,
    said: expect.stringMatching(/^There is a database in .+: restore into an empty DATA_DIR/),
  })
})

test('a wrong passphrase, a changed file, and an added file are refused before anything is written', {
  timeout: 120_000,
}, async () => {
  const wrong = path.join(folder, 'wrong')
  writeFileSync(wrong, 'another passphrase than before\n')
  expect((await admin('third', 'restore', newest(), '--passphrase', wrong)).said).toBe(
    'The passphrase does not open the secrets of this backup.',
  )
  const added = path.join(newest(), 'postgres', 'recovery.signal')
  writeFileSync(added, '')
  expect((await admin('third', 'restore', newest(), ...secretly)).said).toBe(
    `The backup is damaged: ${added} was added.`,
  )
  rmSync(added)
  const changed = path.join(newest(), 'postgres', 'PG_VERSION')
  appendFileSync(changed, ' ')
  expect((await admin('third', 'restore', newest(), ...secretly)).said).toBe(
    `The backup is damaged: ${changed} has changed.`,
  )
  expect(existsSync(path.join(folder, 'third', 'live'))).toBe(false)
})

test('a backup that is killed leaves nothing that looks whole, and the next one cleans up', {
  timeout: 120_000,
}, async () => {
  const before = madeBackups()
  const { child, ended } = startAdmin('first', 'backup', backups, ...secretly)
  while (!madeBackups().some((name) => name.endsWith('.partial'))) await sleep(5)
  child.kill('SIGKILL')
  expect((await ended).code).toBe('SIGKILL')
  const partial = madeBackups().filter((name) => !before.includes(name))
  expect(partial).toEqual([expect.stringMatching(/\.partial$/)])
  const refused = await admin('third', 'restore', newest(), ...secretly)
  expect(refused).toEqual({ code: 1, said: expect.stringContaining('is not a whole backup: it has no manifest.json.') })
  expect((await admin('first', 'backup', backups, ...secretly)).code).toBe(0)
  expect(madeBackups().filter((name) => name.endsWith('.partial'))).toEqual([])
})

test('a short passphrase is refused', async () => {
  writeFileSync(passphraseFile, 'short\n')
  expect(await admin('first', 'backup', backups, ...secretly)).toEqual({
    code: 1,
    said: 'The passphrase has under 12 characters: use six random words.',
  })
})
