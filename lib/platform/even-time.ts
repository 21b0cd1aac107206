import { setTimeout as pass } from 'node:timers/promises'

/** Answers after `milliseconds` or later, whatever the work finds, so that the time tells nothing. */
export async function inEvenTime<Result>(milliseconds: number, work: Promise<Result>): Promise<Result> {
  const [done] = await Promise.allSettled([work, pass(milliseconds)])
  if (done.status === 'rejected') throw done.reason
  return done.value
}
