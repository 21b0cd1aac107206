import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const app = path.join(import.meta.dirname, '..', '..', 'app')

/** Route patterns of all POST handlers by folder. */
export function listWriteRoutes(): string[] {
  return readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^route\.tsx?$/.test(path.basename(file)))
    .filter((file) => /export (const|(async )?function) POST\b/.test(readFileSync(path.join(app, file), 'utf8')))
    .map(
      (file) =>
        `/${path
          .dirname(file)
          .split(path.sep)
          .filter((part) => !part.startsWith('('))
          .join('/')}`,
    )
    .sort()
}
