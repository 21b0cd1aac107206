import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { storeFile } from './manifest.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'northlight-manifest-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a file that is gone leaves no empty copy', async () => {
  await expect(storeFile(path.join(folder, 'gone'), folder, 'postgres/base/1')).rejects.toThrow('ENOENT')
  expect(readdirSync(folder)).toEqual([])
})

test('a file of several chunks is copied whole', async () => {
  const source = path.join(folder, 'source')
  writeFileSync(source, Buffer.alloc(200_000, 'northlight'))
  expect(await storeFile(source, folder, 'site/copy')).toMatchObject({ path: 'site/copy', bytes: 200_000 })
  expect(readFileSync(path.join(folder, 'site/copy'))).toEqual(readFileSync(source))
})

// The system takes the bytes up to the limit, and refuses only the next write.
test.skipIf(process.platform === 'win32')('a copy that does not fit is refused, and not cut short', () => {
  const source = path.join(folder, 'source')
  writeFileSync(source, Buffer.alloc(60_000))
  const code = `
    const { storeFile } = await import(${JSON.stringify(`${import.meta.dirname}/manifest.ts`)})
    console.log(await storeFile(...${JSON.stringify([source, folder, 'copy'])}).then(() => 'copied', ({ code }) => code))`
  const limited = ['-c', 'ulimit -f 16; exec "$@"', 'sh', process.execPath, '--import', 'tsx', '--input-type=module']
  expect(execFileSync('sh', [...limited, '-e', code], { encoding: 'utf8' }).trim()).toBe('EFBIG')
})
