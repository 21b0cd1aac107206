import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { shareChunks } from './share-chunks.mjs'

function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'northlight-chunks-'))
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text)
  return folder
}

const chunk = (name: string) => `module.exports=[7,e=>e];\n\n//# sourceMappingURL=${name}.js.map`

test('equal chunks become one module, and the copies lose their source maps', () => {
  const folder = folderOf({
    '[root]__b.js': chunk('b'),
    '[root]__b.js.map': '{}',
    'a.js': chunk('a'),
    'a.js.map': '{}',
    'c.js': 'module.exports=[8,e=>e];',
  })
  expect(shareChunks(folder)).toBe(1)
  const load = createRequire(path.join(folder, 'x.js'))
  expect(load('./a.js')).toBe(load('./[root]__b.js'))
  expect(load('./c.js')).not.toBe(load('./a.js'))
  expect(readdirSync(folder)).toEqual(['[root]__b.js', '[root]__b.js.map', 'a.js', 'c.js'])
})

test('leaves files that are no chunks, and changes nothing the second time', () => {
  const runtime = 'const modules = new Map()'
  const folder = folderOf({ 'a.js': chunk('a'), 'b.js': chunk('b'), 'r.js': runtime, 's.js': runtime })
  shareChunks(folder)
  const after = readFileSync(path.join(folder, 'b.js'), 'utf8')
  expect(shareChunks(folder)).toBe(0)
  expect(readFileSync(path.join(folder, 'b.js'), 'utf8')).toBe(after)
  expect(readFileSync(path.join(folder, 's.js'), 'utf8')).toBe(runtime)
})
