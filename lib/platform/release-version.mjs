/* The starter reads this before anything is installed: Node built-ins only. */
import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The starter gives all processes the project's folder. */
export const releaseVersion = readVersion()

function readVersion() {
  try {
    return String(JSON.parse(readFileSync(path.join(process.cwd(), 'package.json'), 'utf8')).version)
  } catch {
    return 'unknown'
  }
}
