import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { modestHeap } from '@/scripts/start/app-process.mjs'
import { expect } from '../fixtures'

const root = path.join(import.meta.dirname, '..', '..')

/** Starts a second process of the app on the same database, with the memory that `npm start` gives it. */
export async function startProcess(port: number, settings: Record<string, string> = {}): Promise<ChildProcess> {
  const place = { NODE_OPTIONS: '', PORT: String(port), HOST: '127.0.0.1' }
  const env = { ...process.env, NODE_ENV: 'production', ...place, ...settings }
  const child = spawn(process.execPath, [...modestHeap, 'scripts/front/serve.mjs'], {
    cwd: root,
    env: env as NodeJS.ProcessEnv,
    stdio: 'ignore',
  })
  await expect(async () => {
    expect(child.exitCode).toBeNull()
    expect((await fetch(`http://127.0.0.1:${port}/api/health`)).status).toBe(200)
  }).toPass({ timeout: 60_000, intervals: [100] })
  return child
}

export function kill(child: ChildProcess): Promise<void> {
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGKILL')
  return child.exitCode === null && child.signalCode === null ? ended : Promise.resolve()
}
