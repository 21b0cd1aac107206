import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const app = path.join(import.meta.dirname, '..', '..', 'app')

/** The address patterns of all handlers that take a POST, as the folders name them; next-auth's own endpoint aside. */
export function listWriteRoutes(): string[] {
  return readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^route\.tsx?$/.test(path.basename(file)) && !file.includes('[...nextauth]'))
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
