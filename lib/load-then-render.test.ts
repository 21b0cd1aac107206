import { readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { root, sources } from '@/fixtures/sources'

/* A query loads, a component renders. Only the handler of a route, `page(async () => …)`, does both. */
const isAsync = (node: ts.Node) =>
  ts.canHaveModifiers(node) && (node.modifiers ?? []).some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword)

function nameOf(node: ts.FunctionLike): string {
  return (node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : node)).getText()
}

/** The async functions with JSX in a file, but not those that are an argument of a call. */
function asyncWithMarkup(file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8')
  if (!/\basync\b/.test(text)) return []
  const found = new Set<string>()
  const visit = (node: ts.Node, outer: string) => {
    const isHandler = ts.isCallExpression(node.parent ?? node)
    const owner = ts.isFunctionLike(node) && isAsync(node) ? (isHandler ? '' : nameOf(node)) : outer
    if (owner && (ts.isJsxOpeningLikeElement(node) || ts.isJsxFragment(node))) found.add(`${file}: ${owner}`)
    ts.forEachChild(node, (child) => visit(child, owner))
  }
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true), '')
  return [...found]
}

test('no async function contains JSX but the handler of a route and the renderer', () => {
  const files = sources.filter((file) => file.endsWith('.tsx'))
  expect(files.flatMap(asyncWithMarkup)).toEqual(['app/_http/render.tsx: renderDocument'])
})
