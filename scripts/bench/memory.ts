import { execFileSync } from 'node:child_process'

export function megabytesOf(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024
}

/** The app's peak memory during some work, in megabytes. */
export async function mostMemory(appPid: number, work: () => Promise<unknown>): Promise<number> {
  let most = megabytesOf(appPid)
  const watch = setInterval(() => {
    most = Math.max(most, megabytesOf(appPid))
  }, 250)
  await work().finally(() => clearInterval(watch))
  return most
}
