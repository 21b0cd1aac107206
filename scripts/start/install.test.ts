import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { installBeside } from './install.mjs'

// @once: it asks no database.

let root: string
const at = (...parts: string[]) => path.join(root, ...parts)

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'northlight-install-'))
  mkdirSync(at('node_modules', 'kept'), { recursive: true })
  writeFileSync(at('node_modules', 'kept', 'index.js'), 'kept')
})
afterEach(() => rmSync(root, { recursive: true }))

/** A project that needs one package, from a folder or from a registry that is away. */
function write(version: string, resolved: string) {
  const dependencies = { wanted: version }
  const locked = {
    '': { name: 'project', version: '1.0.0', dependencies },
    'node_modules/wanted': { version: '1.0.0', resolved },
  }
  writeFileSync(at('package.json'), JSON.stringify({ name: 'project', version: '1.0.0', dependencies }))
  writeFileSync(
    at('package-lock.json'),
    JSON.stringify({ name: 'project', version: '1.0.0', lockfileVersion: 3, packages: locked }),
  )
  writeFileSync(at('.npmrc'), 'registry=http://127.0.0.1:1/\nfetch-retries=0\n')
}

test('packages stay when the registry is away', { timeout: 60_000 }, async () => {
  write('1.0.0', 'http://127.0.0.1:1/wanted/-/wanted-1.0.0.tgz')
  await expect(installBeside(root)).rejects.toThrow(
    /^The packages could not be installed; those from before are unchanged\./,
  )
  expect(readFileSync(at('node_modules', 'kept', 'index.js'), 'utf8')).toBe('kept')
  expect(existsSync(at('.northlight', 'install'))).toBe(false)
})

test('a complete set of packages replaces the earlier one', { timeout: 60_000 }, async () => {
  mkdirSync(at('wanted'))
  writeFileSync(at('wanted', 'package.json'), JSON.stringify({ name: 'wanted', version: '1.0.0' }))
  execFileSync('npm', ['pack', '--pack-destination', root], { cwd: at('wanted'), stdio: 'ignore' })
  write(`file:${at('wanted-1.0.0.tgz')}`, `file:${at('wanted-1.0.0.tgz')}`)
  await installBeside(root)
  expect(readdirSync(at('node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['wanted'])
  expect(readdirSync(at('.northlight'))).toEqual([])
})

test('packages that a killed swap left aside come back', { timeout: 60_000 }, async () => {
  write('1.0.0', 'http://127.0.0.1:1/wanted/-/wanted-1.0.0.tgz')
  mkdirSync(at('.northlight'))
  renameSync(at('node_modules'), at('.northlight', 'node_modules.earlier'))
  await expect(installBeside(root)).rejects.toThrow('could not be installed')
  expect(readFileSync(at('node_modules', 'kept', 'index.js'), 'utf8')).toBe('kept')
})
