import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Manifest, storeText, writeManifest } from './manifest.ts'
import { restore } from './restore.ts'
import { sealSecrets } from './sealed-secrets.ts'

const passphrase = 'six random words that nobody guesses'
let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'northlight-restore-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const placeOf = (world: string | null) => ({
  ...{ dataDir: path.join(folder, 'data'), world, secret: null },
  issuer: { KEYS_FILE: path.join(folder, 'keys.json'), SIGNING_KEYS: '' },
})

/** Has the shape of a backup, and no database that Postgres could open. */
async function fakeBackup(kind: Manifest['kind'], names: string[]) {
  const backup = path.join(folder, 'backup')
  const sealed = JSON.stringify(sealSecrets({ keys: 'keys of the backup', session: 'a session secret' }, passphrase))
  const files = []
  for (const name of [...names, 'secrets.sealed']) {
    mkdirSync(path.dirname(path.join(backup, name)), { recursive: true })
    files.push(await storeText(name === 'secrets.sealed' ? sealed : name, backup, name))
  }
  const about = { version: '1.0.0', createdAt: '2026-11-29T03:00:00Z', postgres: 18, log: null, folders: [] }
  await writeManifest(backup, { format: 1, kind, ...about, files })
  return backup
}

test.each(['keys.json', 'data/restored-secret'])('another %s is refused before the dump is loaded', async (name) => {
  const backup = await fakeBackup('postgres', ['database.dump'])
  const file = path.join(folder, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, 'another')
  const url = process.env.TEST_MAINTENANCE_URL ?? ''
  await expect(restore(placeOf(null), { folder: backup, url, passphrase })).rejects.toThrow(
    `${file} exists and differs from the one in the backup: move it away.`,
  )
  expect(readFileSync(file, 'utf8')).toBe('another')
})

test('a database without PG_VERSION is not removed', async () => {
  const backup = await fakeBackup('embedded', ['postgres/PG_VERSION'])
  const world = path.join(folder, 'data', 'live')
  const segment = path.join(world, 'postgres', 'base', '16384')
  mkdirSync(path.dirname(segment), { recursive: true })
  writeFileSync(segment, 'rows')
  await expect(restore(placeOf(world), { folder: backup, url: null, passphrase })).rejects.toThrow(
    `${world}/postgres is not empty and may be a damaged database: move it away, then restore.`,
  )
  expect(readFileSync(segment, 'utf8')).toBe('rows')
})

test('an unfinished restore is removed by the next one', async () => {
  const backup = await fakeBackup('embedded', ['postgres/PG_VERSION', 'postgres/base/16384', 'site/outbox/mail'])
  const world = path.join(folder, 'data', 'live')
  const again = () => restore(placeOf(world), { folder: backup, url: null, passphrase })
  mkdirSync(world, { recursive: true })
  const obstacle = path.join(world, 'outbox')
  writeFileSync(obstacle, '')
  await expect(again()).rejects.toThrow('EEXIST')
  const left = path.join(world, 'postgres', 'base', 'left')
  writeFileSync(left, '')
  expect(existsSync(path.join(world, 'postgres', 'PG_VERSION'))).toBe(false)

  rmSync(obstacle)
  // All files are copied, but Postgres cannot open them.
  await expect(again()).rejects.toThrow('password file is missing')
  expect(readdirSync(path.join(world, 'postgres')).sort()).toEqual(['PG_VERSION', 'base'])
  expect(existsSync(left)).toBe(false)
})
