import { setTimeout as sleep } from 'node:timers/promises'

/** Answers after at least `milliseconds`, so that the response time reveals nothing (timing attack). */
export async function inEvenTime<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  const [done] = await Promise.allSettled([work, sleep(milliseconds)])
  if (done.status === 'rejected') throw done.reason
  return done.value
}
