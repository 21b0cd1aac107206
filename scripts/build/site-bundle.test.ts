import { appendFile, cp, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bundleSite } from './site-bundle'

const root = path.join(import.meta.dirname, '..', '..')
let folder = ''

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'northlight-assets-'))
  for (const entry of ['app/_client', 'app/_pictures', 'app/_ui', 'app/styles.css', 'lib/proof/credential/badge.png'])
    await cp(path.join(root, entry), path.join(folder, entry), { recursive: true })
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
})

afterEach(() => rm(folder, { recursive: true }))

const read = (address = '') => readFile(path.join(folder, 'public', address))
const edit = (file: string, text: string) => appendFile(path.join(folder, file), text)

test("names change only with content, and the previous build's files remain", async () => {
  const first = await bundleSite(folder)
  expect(await bundleSite(folder)).toEqual(first)

  await edit('app/_client/exit.ts', "\ndocument.title = 'edited'\n")
  const second = await bundleSite(folder)
  expect(second['site.css']).toBe(first['site.css'])
  expect(second['site.js']).not.toBe(first['site.js'])

  await edit('app/_ui/base.css', '\n@layer base { main { color: red } }\n')
  const third = await bundleSite(folder)
  expect(third['site.js']).toBe(second['site.js'])
  expect(third['site.css']).not.toBe(first['site.css'])

  const kept = new Set([...Object.values(second), ...Object.values(third)].map((address) => path.basename(address)))
  expect(new Set(await readdir(path.join(folder, 'public', 'assets')))).toEqual(kept)
})

test('all scripts of a page are at most 12 kB compressed, also with one of its own, and name no source map', async () => {
  const files = await bundleSite(folder)
  const shared = ['early.js', 'site.js']
  const own = Object.keys(files).filter((name) => name.endsWith('.js') && !shared.includes(name))
  const scripts = await Promise.all([...shared, ...own].map((name) => read(files[name])))
  const [early = 0, site = 0, ...others] = scripts.map((script) => gzipSync(script).length)
  expect(early + site + Math.max(...others)).toBeLessThanOrEqual(12_000)
  expect(scripts.join()).not.toContain('sourceMappingURL')
})

test('a build has no script of development', async () => {
  expect(Object.keys(await bundleSite(folder))).not.toContain('reload.js')
})

test('the stylesheet declares the order of its layers before any of them has a rule', async () => {
  const css = (await read((await bundleSite(folder))['site.css'])).toString()
  const order = /^@layer ([\w,]+);/.exec(css)?.[1]?.split(',')
  expect(order).toEqual(['reset', 'tokens', 'base', 'layout', 'components', 'prose', 'print'])
  const used = new Set(Array.from(css.matchAll(/@layer (\w+)\{/g), ([, layer]) => layer))
  expect(used).toEqual(new Set(order))
})
