import { query } from '../db'
import { hashSecret } from '../secret'

export interface DelayRule {
  name: string
  /** Failures in a row until the first delay; each further failure doubles it. */
  free: number
  firstSeconds: number
  longestSeconds: number
}

export type DelayedTry =
  | { granted: true; isFirst: boolean; succeededBefore: boolean }
  /** Seconds until the next try. */
  | { granted: false; wait: number }

const day = 86_400_000
const successCounts = 30 * day

/** Hashed, so that the table holds no addresses or e-mails. */
function keyOf(rule: DelayRule, who: string): string {
  return `${rule.name}:${hashSecret(who).slice(0, 32)}`
}

/** Seconds after the first, second, … failure in a row; the last entry is for all others. */
export function delaysOf({ free, firstSeconds, longestSeconds }: DelayRule): number[] {
  const delays = Array<number>(free - 1).fill(0)
  for (let seconds = firstSeconds; seconds < longestSeconds; seconds *= 2) delays.push(seconds)
  return [...delays, longestSeconds]
}

/** Counts a failure before the work is done, so that parallel tries can't slip through. `succeed` takes it back. */
export async function takeDelayedTry(rule: DelayRule, who: string, now: Date): Promise<DelayedTry> {
  const key = keyOf(rule, who)
  const delays = delaysOf(rule).map(String)
  const yesterday = new Date(now.getTime() - day)
  const tomorrow = new Date(now.getTime() + day)
  const [row] = await query<{ failures: number; succeededAt: Date | null }>`
    insert into growing_delay as d (key, failures, next_at, forget_at)
    values (${key}, 1, ${now}::timestamptz + (${delays}::int[])[1] * interval '1 second', ${tomorrow})
    on conflict (key) do update set
      failures = case when d.next_at < ${yesterday} then 1 else d.failures + 1 end,
      next_at = ${now}::timestamptz + interval '1 second' * (${delays}::int[])[
        case when d.next_at < ${yesterday} then 1 else least(d.failures + 1, cardinality(${delays}::int[])) end],
      forget_at = greatest(d.forget_at, excluded.forget_at)
    where d.failures < ${rule.free} or d.next_at <= ${now}
    returning failures, succeeded_at as "succeededAt"`
  if (!row) return { granted: false, wait: await secondsLeft(key, now) }
  const succeededBefore = row.succeededAt !== null && now.getTime() - row.succeededAt.getTime() < successCounts
  // Only for a new row, so that a usual sign-in is one statement shorter.
  if (row.failures === 1 && row.succeededAt === null) await forgetOld(now)
  return { granted: true, isFirst: row.failures === 1, succeededBefore }
}

/** Ends the delay. */
export async function succeed(rule: DelayRule, who: string, now: Date): Promise<void> {
  const forgetAt = new Date(now.getTime() + successCounts)
  await query`
    update growing_delay set failures = 0, next_at = ${now}, succeeded_at = ${now}, forget_at = ${forgetAt}
    where key = ${keyOf(rule, who)}`
}

async function secondsLeft(key: string, now: Date): Promise<number> {
  const [row] = await query<{ nextAt: Date }>`select next_at as "nextAt" from growing_delay where key = ${key}`
  return Math.max(1, Math.ceil(((row?.nextAt.getTime() ?? 0) - now.getTime()) / 1000))
}

/** A few rows at a time, and none that another instance is deleting. */
async function forgetOld(now: Date): Promise<void> {
  await query`
    delete from growing_delay where key in (
      select key from growing_delay where forget_at < ${now} order by forget_at limit 100 for update skip locked)`
}
