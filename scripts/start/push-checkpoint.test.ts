import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { pushCheckpoint } from './push-checkpoint'

const folder = mkdtempSync(path.join(tmpdir(), 'git-witness-'))
afterAll(() => rmSync(folder, { recursive: true }))
const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' })
const newest = { size: 2, tree: 'ab'.repeat(32), note: 'a note\n', madeAt: new Date('2026-11-29T12:00:00Z') }

test('each checkpoint is a commit on the remote, from the first on', async () => {
  git('init', '--quiet', '--bare', '.')
  const address = `git+${pathToFileURL(folder).href}`
  await pushCheckpoint(address, newest)
  await pushCheckpoint(address, { ...newest, size: 5, note: 'another note\n' })
  expect(git('log', '--format=%s').trim().split('\n')).toEqual(['Checkpoint at entry 5', 'Checkpoint at entry 2'])
  expect(git('show', 'HEAD:checkpoint-2026-11-29.txt')).toBe('another note\n')
})

test('a remote that is not there fails with git’s own words', async () => {
  const address = `git+${pathToFileURL(path.join(folder, 'nowhere')).href}`
  await expect(pushCheckpoint(address, newest)).rejects.toThrow(/^git clone: /)
})
