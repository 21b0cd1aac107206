import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { withClone } from './with-clone'

const folder = mkdtempSync(path.join(tmpdir(), 'git-witness-'))
afterAll(() => rmSync(folder, { recursive: true }))
const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' })

test('each message is a commit on the remote, from the first on', async () => {
  git('init', '--quiet', '--bare', '.')
  const address = `git+${pathToFileURL(folder).href}`
  for (const size of [2, 5])
    await withClone(address, async (clone) => {
      writeFileSync(path.join(clone, `checkpoint-${size}.txt`), `${size}\n`)
      return `Checkpoint at entry ${size}`
    })
  expect(git('log', '--format=%s').trim().split('\n')).toEqual(['Checkpoint at entry 5', 'Checkpoint at entry 2'])
  expect(git('show', 'HEAD:checkpoint-2.txt')).toBe('2\n')
  await withClone(address, async (clone) => {
    expect(readdirSync(clone)).toContain('checkpoint-5.txt')
    return null
  })
  expect(git('log', '--format=%s').trim().split('\n')).toHaveLength(2)
})

test('a remote that is not there fails with git’s own words', async () => {
  const address = `git+${pathToFileURL(path.join(folder, 'nowhere')).href}`
  await expect(withClone(address, async () => null)).rejects.toThrow(/^git clone: /)
})
