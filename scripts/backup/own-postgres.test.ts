import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { ownDatabase } from '@/fixtures/own-database'
import { digestsIn } from '@/fixtures/record-digests'
import { migrate } from '../start/database-steps.mjs'
import { script } from '../start/running.mjs'
import { backUp } from './backup.ts'
import { restore } from './restore.ts'

/* The same drill on an operator's own Postgres. Needs client programs at least as new as the server: CI has them. */
const source = ownDatabase('backed_up')
const owner = Object.assign(new URL(process.env.TEST_OWNER_URL ?? ''), {
  pathname: new URL(source.superuserUrl).pathname,
}).href
const copyName = `restored_${process.pid}`
const at = (url: string) => Object.assign(new URL(url), { pathname: `/${copyName}` }).href
const folder = mkdtempSync(path.join(tmpdir(), 'northlight-own-backup-'))
const passphrase = 'six random words that nobody guesses'
const secret = 'k3J9vQ2mX7pL5tR8wZ1cB4nH6dF0gS-y'

async function ask(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client.query(sql).finally(() => client.end())
}

const major = Number(
  (await ask(process.env.TEST_MAINTENANCE_URL ?? '', 'show server_version')).rows[0].server_version.split('.')[0],
)
const client = Number(/(\d+)/.exec(String(spawnSync('pg_dump', ['--version']).stdout))?.[1] ?? 0)

const place = (name: string, keys: string) => ({
  ...{
    dataDir: path.join(folder, name),
    world: null,
    secret: name === 'first' ? secret : 'another-secret-for-another-machine',
  },
  issuer: { KEYS_FILE: keys, SIGNING_KEYS: '' },
})

afterAll(async () => {
  rmSync(folder, { recursive: true })
  if (client < major) return
  await source.drop()
  await ask(process.env.TEST_MAINTENANCE_URL ?? '', `drop database if exists ${copyName} with (force)`)
})

test.skipIf(client < major)(
  'a dump restores into an empty database, where the log verifies',
  { timeout: 120_000 },
  async () => {
    await source.create()
    const { db } = await import('@/lib/platform/db')
    const { organization } = await import('@/prisma/factories')
    const { sealLog } = await import('@/lib/audit/tree/seal-log')
    await organization()
    await sealLog()
    await db.$disconnect()
    const before = await digestsIn(owner)
    const keys = process.env.KEYS_FILE ?? ''
    const made = await backUp(place('first', keys), { folder, url: owner, passphrase, now: new Date() })

    await ask(process.env.TEST_MAINTENANCE_URL ?? '', `create database ${copyName} owner "${new URL(owner).username}"`)
    const newKeys = path.join(folder, 'second', 'keys.json')
    const restored = await restore(place('second', newKeys), { folder: made.folder, url: at(owner), passphrase })
    expect(restored.notes).toEqual([
      expect.stringMatching(/^NEXTAUTH_SECRET differs .*: set it to the content of .*restored-secret\.$/),
    ])
    expect(await digestsIn(at(owner))).toEqual(before)

    const appUrl = at(process.env.DATABASE_URL ?? '')
    const env = {
      ...process.env,
      DATABASE_URL: appUrl,
      MIGRATION_DATABASE_URL: at(owner),
      KEYS_FILE: newKeys,
      NEXTAUTH_SECRET: secret,
    }
    await migrate(env)
    const said = await new Promise((resolve) =>
      execFile(process.execPath, script('scripts/admin/admin.ts', 'verify-log'), { env }, (_error, stdout, stderr) =>
        resolve(stdout + stderr),
      ),
    )
    expect(said).toContain('all signed.')

    const again = restore(place('third', path.join(folder, 'third.json')), {
      folder: made.folder,
      url: at(owner),
      passphrase,
    })
    await expect(again).rejects.toThrow(`The database ${copyName} has tables: restore into an empty one.`)
  },
)
