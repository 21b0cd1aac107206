import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import type { WithClone } from '@/lib/people/witness/find-conflicts'

const run = promisify(execFile)
const author = ['-c', 'user.name=Northlight', '-c', 'user.email=no-reply@localhost', '-c', 'commit.gpgsign=false']

/** One commit on the remote's default branch, from a fresh clone: nothing here has to survive a restart. */
export const withClone: WithClone = async (address, work) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'northlight-checkpoint-'))
  // Without a terminal, git must fail instead of asking for a password.
  const env = { ...process.env, GIT_TERMINAL_PROMPT: '0', GIT_ALLOW_PROTOCOL: 'https:ssh:file' }
  const git = (...args: string[]) =>
    run('git', [...author, ...args], { cwd: folder, env, timeout: 60_000 }).catch((error: { stderr?: string }) => {
      throw new Error(`git ${args[0]}: ${error.stderr || error}`)
    })
  try {
    await git('clone', '--quiet', '--depth', '1', '--', address.replace(/^git\+/, ''), '.')
    const message = await work(folder)
    if (message === null) return
    await git('add', '--all')
    await git('commit', '--quiet', '--allow-empty', '-m', message)
    await git('push', '--quiet', 'origin', 'HEAD')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
