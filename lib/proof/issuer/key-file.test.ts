import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readKeyFile, writeKeyFile } from './key-file'
import { makeKey } from './make-key'

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'northlight-keys-'))
  file = path.join(folder, 'keys.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const put = (text: string, mode = 0o600) => {
  writeFileSync(file, text)
  chmodSync(file, mode)
}

test('a written file reads back, and only its owner can read it', async () => {
  const keys = [await makeKey('credential', { issuerName: 'Northlight' })]
  writeKeyFile(file, { keys })
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readKeyFile(file).keys).toEqual(keys)
  expect(readdirSync(folder)).toEqual(['keys.json'])
})

test('an existing file is replaced whole, with mode 600', async () => {
  put('{}', 0o644)
  const keys = [await makeKey('credential', { issuerName: 'Northlight' })]
  writeKeyFile(file, { keys })
  expect(readKeyFile(file).keys).toEqual(keys)
})

test('a failed write leaves the file unchanged and no temporary file', () => {
  put('{"keys":[]}')
  const unwritable = { keys: [{ toJSON: () => expect.unreachable() }] } as never
  expect(() => writeKeyFile(file, unwritable)).toThrow()
  expect(readFileSync(file, 'utf8')).toBe('{"keys":[]}')
  expect(readdirSync(folder)).toEqual(['keys.json'])
})

describe('refused in one line', () => {
  test('a file that is missing', () => {
    expect(() => readKeyFile(file)).toThrow(
      `There are no keys at ${file}. A new site makes them: npm run admin -- keys create. One that has signed needs`,
    )
  })

  test.runIf(process.platform !== 'win32').each([0o640, 0o604, 0o620])('a file with mode %o', (mode) => {
    put('{"keys":[]}', mode)
    expect(() => readKeyFile(file)).toThrow(`${file} can be read by others: chmod 600 ${file}`)
  })

  test.each(['', '{"keys":[{"d":"c2VjcmV0', 'null secret'])(
    'a file that is not JSON, and is not quoted: %s',
    (text) => {
      put(text)
      expect(() => readKeyFile(file)).toThrow(expect.objectContaining({ message: `${file} is not JSON.` }))
    },
  )

  test.each([
    ['null', 'its top'],
    ['{"keys":{}}', 'keys'],
    ['{"keys":[{"id":"a b"}]}', 'keys.0.id'],
    ['{"keys":[{"id":"a","use":"tls"}]}', 'keys.0.use'],
  ])('JSON that is not a list of keys: %s', (text, at) => {
    put(text)
    expect(() => readKeyFile(file)).toThrow(`${file} is not a list of keys: look at ${at}.`)
  })

  test('a folder', () => {
    chmodSync(folder, 0o700)
    expect(() => readKeyFile(folder)).toThrow(`${folder} cannot be read.`)
  })
})
