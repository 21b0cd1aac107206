import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const root = path.join(import.meta.dirname, '..')
const files = ['app', 'lib', 'prisma', 'scripts', 'e2e'].flatMap((top) =>
  readdirSync(path.join(root, top), { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(top, name.replaceAll(path.sep, '/')))
    .filter((name) => /\.(ts|tsx|mjs)$/.test(name) && !name.startsWith('lib/platform/prisma/')),
)
/** Next finds route handlers by these names, and the build what the front must know of an address. */
const handlers = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'address']

function exportsOf(file: string): string[] {
  const tree = ts.createSourceFile(file, readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest)
  const names = tree.statements.flatMap((statement) => {
    if (!ts.canHaveModifiers(statement)) return []
    if (!ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return []
    const declared: readonly { name?: ts.Node | undefined }[] = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations
      : [statement as ts.DeclarationStatement]
    return declared.flatMap(({ name }) => (name && ts.isIdentifier(name) ? name.text : []))
  })
  // A type and a value may share a name in one file.
  return [...new Set(names)].filter((name) => !handlers.includes(name))
}

const exported = files.flatMap((file) => exportsOf(file).map((name) => ({ name, file })))

test('the scan finds exported names', () => {
  expect(exported).toContainEqual({
    name: 'createOrganization',
    file: 'lib/people/organization/create-organization.ts',
  })
  expect(exported.length).toBeGreaterThan(500)
})

test('an exported name means one thing: two files never define the same one', () => {
  const twice = exported.filter((one) => exported.some((other) => other.name === one.name && other.file !== one.file))
  expect(twice).toEqual([])
})

test('no exported name is a word that was retired', () => {
  const retired =
    /^(Deed|deeds?|standing|weighings?|tells?|heed|stumble|press|Whose|granter|askedOfAll|takenBack|drawnLate|rather|noticedLink)$/i
  expect(exported.filter(({ name }) => retired.test(name))).toEqual([])
})
