import { readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { conceptAt, isTest, root, sources } from '@/fixtures/sources'

/** Each function in app with 80 lines or more, by its file and its line. */
function longFunctions(): string[] {
  return sources
    .filter((file) => file.startsWith('app/') && !isTest(file))
    .flatMap((file) => {
      const tree = ts.createSourceFile(file, readFileSync(path.join(root, file), 'utf8'), ts.ScriptTarget.Latest, true)
      const lineAt = (position: number) => tree.getLineAndCharacterOfPosition(position).line + 1
      const found: string[] = []
      const visit = (node: ts.Node) => {
        const first = lineAt(node.getStart(tree))
        const last = lineAt(node.end)
        if (ts.isFunctionLike(node) && last - first + 1 >= 80) found.push(`${file}:${first}`)
        ts.forEachChild(node, visit)
      }
      visit(tree)
      return found
    })
}

test('functions in app have fewer than 80 lines', () => {
  expect(longFunctions()).toEqual([])
})

test('no folder lists more than 40 source files', () => {
  const folders = sources
    .filter((file) => !isTest(file) && !/^(e2e|fixtures)\//.test(file))
    .map((file) => path.dirname(file))
  expect([...new Set(folders)].filter((folder) => folders.filter((one) => one === folder).length > 40)).toEqual([])
})

describe('names', () => {
  test('no file or folder is called utils, helpers, types, constants, common, misc, service or manager', () => {
    const bags = /(^|\/)(utils|helpers|types|constants|common|misc|service|manager)(\.|\/)/
    expect(sources.filter((file) => bags.test(file))).toEqual([])
  })

  test('there are no barrels', () => {
    expect(sources.filter((file) => /(^|\/)index\.tsx?$/.test(file))).toEqual([])
  })

  test('a folder in lib is a noun of the glossary', () => {
    const glossary = readFileSync(path.join(root, 'docs', 'glossary.md'), 'utf8').toLowerCase()
    const nouns = new Set(sources.map((file) => conceptAt(file).split('/').pop() ?? '').filter((name) => name !== ''))
    nouns.delete('platform')
    expect([...nouns].filter((name) => !glossary.includes(`**${name}**`))).toEqual([])
  })
})
