/* Rights and the database's code keep the record as it is. Node built-ins only, for `npm start`. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { flattenJunctions, withoutTables } from './printed-sql.mjs'

/** @typedef {{ kind: string, name: string, text: string }} CatalogRow */
/** @typedef {CatalogRow & { wanted: string | null, was: 'missing' | 'changed' | 'added' }} Difference `text` is as found */

/** @param {string} root */
export function readGuards(root) {
  const at = (name) => readFileSync(path.join(root, 'prisma', name), 'utf8')
  /** @type {Record<string, Record<string, string>>} */
  const kinds = JSON.parse(at('catalog.json'))
  const rows = Object.entries(kinds).flatMap(([kind, texts]) =>
    Object.entries(texts).map(([name, text]) => ({ kind, name, text })),
  )
  return { rows, query: at('catalog.sql') }
}

/** False for the facts about the server and the asking role.
 * @param {CatalogRow} row
 */
export const isOfCatalog = ({ kind }) => kind !== 'server' && kind !== 'asker'

/** Sent before `query`, in the same transaction. */
export const catalogPath = 'set local search_path = pg_catalog'

const newestKnown = 18
/** A later Postgres may print these otherwise. */
const isPrinted = ({ kind }) => ['table', 'view', 'trigger', 'constraint', 'index'].includes(kind)

function isSame(found, wanted, major) {
  if (found.text === wanted.text) return true
  if (major > newestKnown && isPrinted(found)) return true
  const isView15 = found.kind === 'view' && major === 15
  const normal = (text) => flattenJunctions(isView15 ? withoutTables(text) : text)
  return isPrinted(found) && normal(found.text) === normal(wanted.text)
}

/** Reading more changes nothing, a right on a table includes each of its columns, and an owner has every right. */
function isHarmless({ kind, name, was }, found, isOwner) {
  if (kind === 'extension') return was === 'missing'
  // Named where it is set.
  if (kind === 'session') return [...found.keys()].some((key) => key.startsWith(`setting ${name} for `))
  if (kind === 'grant') return isOwner
  if (kind !== 'right') return false
  if (was === 'missing') return found.has(`right ${name.replace(/^(\w+) \w+ on /, '$1 on ')}`)
  return isOwner || /^(select|usage) /.test(name)
}

/**
 * @param {readonly CatalogRow[]} present the rows of `query`
 * @param {ReturnType<typeof readGuards>} release
 * @returns {{ role: string, differences: Difference[], unprinted: number | null }}
 */
export function compareGuards(present, { rows }) {
  const factOf = (kind) => present.find((row) => row.kind === kind)
  const major = Math.floor(Number(factOf('server')?.name) / 10_000)
  const { name: role = '', text: power = '' } = factOf('asker') ?? {}
  const keyOf = ({ kind, name }) => `${kind} ${name}`
  const found = new Map(present.filter(isOfCatalog).map((row) => [keyOf(row), row]))
  const known = new Set(rows.map(keyOf))
  const changed = rows.flatMap((row) => {
    const there = found.get(keyOf(row))
    if (there && isSame(there, row, major)) return []
    return [{ ...row, text: there?.text ?? '', wanted: row.text, was: there ? 'changed' : 'missing' }]
  })
  const added = [...found.values()].filter((row) => !known.has(keyOf(row)))
  const all = [...changed, ...added.map((row) => ({ ...row, wanted: null, was: 'added' }))]
  const differences = all.filter((one) => !isHarmless(one, found, power === 'owner'))
  return { role, differences, unprinted: major > newestKnown ? major : null }
}
