/* What a route says about its address, read from its source: `export const address` holds literals only. Runs at build. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** @returns {Promise<{ body?: { kilobytes: number, refusedKilobytes: number }, headers?: Record<string, string> } | undefined>} */
export async function readAddress(file) {
  const text = readFileSync(file, 'utf8')
  if (!text.includes('export const address')) return undefined
  // TypeScript takes a while to load, and few routes need it.
  const { default: ts } = await import('typescript')
  const literalOf = (node) => {
    if (ts.isSatisfiesExpression(node)) return literalOf(node.expression)
    if (ts.isStringLiteralLike(node)) return node.text
    if (ts.isNumericLiteral(node)) return Number(node.text)
    if (!ts.isObjectLiteralExpression(node)) throw new Error(`${file}: the address holds more than literals`)
    return Object.fromEntries(node.properties.map(({ name, initializer }) => [name.text, literalOf(initializer)]))
  }
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest)
  const declarations = tree.statements.flatMap((one) => one.declarationList?.declarations ?? [])
  return literalOf(declarations.find(({ name }) => name.text === 'address').initializer)
}

/** The source of Next's `/(area)/page/route`. */
export function routeSource(app, sourcePage) {
  return ['.ts', '.tsx'].map((ending) => path.join(app, sourcePage + ending)).find(existsSync)
}

/** The addresses of all routes that export one, by Next's pattern. */
export async function listAddresses(app) {
  const files = readdirSync(app, { recursive: true }).filter((file) => /^route\.tsx?$/.test(path.basename(file)))
  const found = files.map(async (file) => {
    const parts = path.dirname(file).split(path.sep)
    const pattern = `/${parts.filter((part) => !part.startsWith('(')).join('/')}`
    const address = await readAddress(path.join(app, file))
    return address ? [{ pattern, ...address }] : []
  })
  return (await Promise.all(found)).flat()
}
