import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import packageFile from '@/package.json'
import { compilePrograms, programs } from './programs'

const root = path.join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(path.join(tmpdir(), 'northlight-programs-'))
afterAll(() => rmSync(folder, { recursive: true }))

const nameOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

test('the programs of a release import only runtime packages, and nothing that Node could not import', async () => {
  await compilePrograms(root, folder)
  const files = programs.map((file) => path.join(folder, file.replace(/\.ts$/, '.js')))
  const found = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/(?:^import .*?|^} |\bimport\()["']([^"'.][^"']*)["']/gm)].map(
      ([, name]) => name ?? '',
    ),
  )
  const specifiers = [...new Set(found)].filter((each) => !each.startsWith('node:'))
  expect(specifiers).toContain('pg')
  const development = Object.keys(packageFile.devDependencies)
  expect(specifiers.filter((each) => development.includes(nameOf(each)))).toEqual([])
  const folders = specifiers.filter((each) => {
    const at = path.join(root, 'node_modules', each)
    const own = path.join(root, 'node_modules', nameOf(each), 'package.json')
    const hasExports = existsSync(own) && 'exports' in JSON.parse(readFileSync(own, 'utf8'))
    return each !== nameOf(each) && !hasExports && existsSync(at) && statSync(at).isDirectory()
  })
  expect(folders).toEqual([])
})
