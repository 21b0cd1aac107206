import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { systemWorld } from '../lib/platform/world'
import { writeKeyFile } from '../lib/proof/issuer/key-file'
import { makeKey } from '../lib/proof/issuer/make-key'
import { bundleVerifier, compileCourses } from '../scripts/start/steps.mjs'
import { migrateTestDatabase, openTestDatabases } from '../scripts/test/database.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** One migrated database for each worker. */
    databases: { ownerUrl: string; appUrl: string }[]
    maintenanceUrl: string
    keysFile: string
  }
}

async function makeKeys(file: string) {
  const wish = { issuerName: 'Northlight', rsaBits: 2048 }
  // Before all that tests sign: a signature older than its key is refused.
  const world = { ...systemWorld, now: () => new Date('2025-01-01T00:00:00Z') }
  writeKeyFile(file, {
    keys: [
      await makeKey('credential', wish, world),
      await makeKey('jwt', wish, world),
      await makeKey('pdf', wish, world),
    ],
  })
}

export default async function setup({ vitest, config }: TestProject) {
  // Both projects with a database share one server.
  if (vitest.getRootProject().getProvidedContext().maintenanceUrl) return
  // As `npm test` just did: a compilation for Vitest's NODE_ENV would replace it, and the app would compile them again.
  await compileCourses({ ...process.env, NODE_ENV: 'production' })
  await bundleVerifier()
  const folder = await mkdtemp(path.join(tmpdir(), 'northlight-keys-'))
  const removeKeys = () => rm(folder, { recursive: true, force: true })
  const keysFile = path.join(folder, 'keys.json')
  await makeKeys(keysFile)
  vitest.provide('keysFile', keysFile)
  const server = await openTestDatabases().catch(async (error) => {
    await removeKeys()
    throw error
  })
  const close = () => server.close().finally(removeKeys)
  // On a signal Vitest's reporter ends the process without teardown, which would leave the server running.
  const interrupt = () => close().finally(() => process.exit(130))
  for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal).once(signal, interrupt)
  try {
    await migrateTestDatabase(await server.create('template'))
    const databases = []
    for (let worker = 1; worker <= config.maxWorkers; worker++) {
      databases.push(await server.create(`worker_${worker}`, 'template'))
    }
    vitest.provide('databases', databases)
    vitest.provide('maintenanceUrl', server.maintenanceUrl)
  } catch (error) {
    await close()
    throw error
  }
  return close
}
