import type { TestProject } from 'vitest/node'
import { compileCourses } from '../scripts/steps.mjs'
import { migrate, openTestDatabases } from '../scripts/test-database.mjs'

declare module 'vitest' {
  interface ProvidedContext {
    /** One database a worker, migrated: the first worker's is the first. */
    databases: { ownerUrl: string; appUrl: string }[]
    maintenanceUrl: string
  }
}

/** Compiles the courses, migrates one database and copies it for each worker. */
export default async function setup(project: TestProject) {
  await compileCourses()
  const server = await openTestDatabases()
  // On a signal Vitest tears nothing down and its reporter ends the process at once: the server would be left behind.
  const interrupt = () => server.close().finally(() => process.exit(130))
  for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal).once(signal, interrupt)
  try {
    await migrate(await server.create('template'))
    const databases = []
    for (let worker = 1; worker <= project.config.maxWorkers; worker++) {
      databases.push(await server.create(`worker_${worker}`, 'template'))
    }
    project.provide('databases', databases)
    project.provide('maintenanceUrl', server.maintenanceUrl)
  } catch (error) {
    await server.close()
    throw error
  }
  return server.close
}
