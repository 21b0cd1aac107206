/* Which migrations this release has. Node built-ins only, for `npm start`. */
import { readdirSync } from 'node:fs'
import path from 'node:path'

/**
 * Compares what a database has with what this release has.
 * @param {string} root
 * @param {readonly string[]} applied
 */
export function compareMigrations(root, applied) {
  const own = readdirSync(path.join(root, 'prisma', 'migrations'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
  return {
    missing: own.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !own.includes(name)),
  }
}
