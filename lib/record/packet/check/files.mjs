import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const given = process.argv.slice(2)
const [, keysGiven] = given.includes('--keys') ? given.splice(given.indexOf('--keys'), 2) : []
export const folder = given[0] ?? import.meta.dirname
export const keyFile = process.argv.includes('--keys') ? path.resolve(keysGiven ?? '') : null

const at = (file) => path.join(folder, file)
const unpacked = {
  exists: (file) => existsSync(at(file)),
  bytes: (file) => readFileSync(at(file)),
  names: (file) => readdirSync(at(file)),
  json: (file) => JSON.parse(text(file)),
}
let source = unpacked

/** The site checks its own record by the same rules, from memory. */
export function readFrom(other) {
  source = other
}

export const exists = (file) => source.exists(file)
export const bytes = (file) => source.bytes(file)
export const text = (file) => Buffer.from(bytes(file)).toString('utf8')
export const jsonIn = (file) => source.json(file)
export const packetKeys = () => JSON.parse(readFileSync(keyFile ?? at('keys.json'), 'utf8'))
export const namesIn = (file) => source.names(file)
export const foldersIn = (file) =>
  exists(file)
    ? readdirSync(at(file), { withFileTypes: true })
        .flatMap((one) => (one.isDirectory() ? one.name : []))
        .sort()
    : []

/** Files that an operating system adds to an opened folder. */
const ofTheSystem = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini'])

/** Lists links too: a link could lead outside the packet. */
export function listFiles() {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => !one.isDirectory())
  return found.flatMap((one) => {
    const whole = path.join(one.parentPath ?? one.path, one.name)
    if (ofTheSystem.has(one.name) || path.resolve(whole) === keyFile) return []
    return path.relative(folder, whole).replaceAll(path.sep, '/')
  })
}

export const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex')

/** RFC 8785: sorted members, no spaces. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (!value || typeof value !== 'object') return JSON.stringify(value)
  const names = Object.keys(value).sort()
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`
}
