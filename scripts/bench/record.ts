import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { childEnv, inRoot, readConfig } from '../start/config.mjs'
import { openDatabase } from '../start/postgres.mjs'
import { cpuNow } from './cpu'
import { mostMemory } from './memory'
import { makeBenchFolder, startSite } from './site'

/** Makes people with a history in a demonstration of its own, and compares their record with the log. */
export async function measureRecord(people: number): Promise<void> {
  const { folder, remove } = await makeBenchFolder()
  try {
    console.log('Starting a site of its own (this builds what is stale) …')
    const { url, stop } = await startSite(folder)
    // No worker: it would process everything made here.
    await stop()
    const none = { DATABASE_URL: '', MIGRATION_DATABASE_URL: '', ISSUER_URL: '', KEYS_FILE: '', SIGNING_KEYS: '' }
    const place = { DATA_DIR: folder, HOST: '127.0.0.1', PORT: new URL(url).port, APP_URL: url, DEMO: '1' }
    const env = { ...process.env, ...none, ...place }
    Object.assign(process.env, env)
    const config = readConfig()
    const database = await openDatabase(config.world)
    try {
      Object.assign(process.env, childEnv(config, database))
      await fill(people, database.migrationUrl)
      await measure(path.join(folder, 'demo'), env)
    } finally {
      await database.stop()
    }
  } finally {
    await remove()
  }
}

async function fill(people: number, migrationUrl: string): Promise<void> {
  const { makePeople } = await import('./people')
  const { sealLog } = await import('@/lib/audit/tree/seal-log')
  const { db } = await import('@/lib/platform/db')
  await makePeople(people, migrationUrl, (done) => console.log(`${done} of ${people} people made`))
  console.log(`${await sealLog()} log entries sealed`)
  await db.$disconnect()
}

async function measure(world: string, env: NodeJS.ProcessEnv): Promise<void> {
  const program = ['--conditions=react-server', '--import', 'tsx', inRoot('scripts', 'admin', 'admin.ts')]
  const postmaster = Number.parseInt(readFileSync(path.join(world, 'postgres', 'postmaster.pid'), 'utf8'), 10)
  const began = performance.now()
  const child = spawn(process.execPath, [...program, 'verify-record'], { env, stdio: 'inherit' })
  const processes = { app: [child.pid ?? 0], postmaster }
  const before = cpuNow(processes)
  let after = before
  const watch = setInterval(() => {
    after = cpuNow(processes)
  }, 250)
  const most = await mostMemory(child.pid ?? 0, () => once(child, 'exit'))
  clearInterval(watch)
  if (child.exitCode !== 0) throw new Error('The record does not agree with the log.')
  const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(0)
  const cpu = `${seconds(after.app)} s of CPU and ${seconds(after.database - before.database)} s in Postgres`
  console.log(`verify-record: ${seconds(performance.now() - began)} s, ${cpu}, at most ${most.toFixed(0)} MB`)
}
