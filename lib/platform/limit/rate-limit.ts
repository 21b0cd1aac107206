import { db, query } from '../db'
import { soon } from '../health'
import { hashSecret } from '../secret'

export interface RateLimitRule {
  name: string
  limit: number
  windowMinutes: number
}

function windowOf(rule: RateLimitRule, now: Date): Date {
  const length = rule.windowMinutes * 60_000
  return new Date(Math.floor(now.getTime() / length) * length)
}

export function secondsToNextWindow(rule: RateLimitRule, now: Date): number {
  return Math.ceil((windowOf(rule, now).getTime() + rule.windowMinutes * 60_000 - now.getTime()) / 1000)
}

/** Hashed, so that the table holds no addresses or e-mails. */
function keyOf(rule: { name: string }, who: string): string {
  return `${rule.name}:${hashSecret(who).slice(0, 32)}`
}

/** Takes a try before the work is done, so that parallel tries can't slip through. False: none is left. */
export async function takeTry(rule: RateLimitRule, who: string, now: Date): Promise<boolean> {
  const windowStart = windowOf(rule, now)
  const rows = await query<{ count: number }>`
    insert into rate_limit (key, window_start, count) values (${keyOf(rule, who)}, ${windowStart}, 1)
    on conflict (key, window_start) do update set count = rate_limit.count + 1 returning count`
  const count = rows[0]?.count ?? 1
  if (count === 1) await forgetOldWindows(now)
  return count <= rule.limit
}

/** A row is deleted after a day. */
async function forgetOldWindows(now: Date): Promise<void> {
  await db.rateLimit.deleteMany({ where: { windowStart: { lt: new Date(now.getTime() - 86_400_000) } } })
}

export async function hasTry(rule: RateLimitRule, who: string, now: Date): Promise<boolean> {
  const where = { key_windowStart: { key: keyOf(rule, who), windowStart: windowOf(rule, now) } }
  const row = await db.rateLimit.findUnique({ where, select: { count: true } })
  return (row?.count ?? 0) <= rule.limit
}

export async function returnTry(rule: RateLimitRule, who: string, now: Date): Promise<void> {
  await db.rateLimit.updateMany({
    where: { key: keyOf(rule, who), windowStart: windowOf(rule, now), count: { gt: 0 } },
    data: { count: { decrement: 1 } },
  })
}

/** Like throttle.ts, but counted across all processes and machines. */
interface SharedThrottle {
  /** Takes a try. 0 when it was granted, else the seconds until the next one. */
  take(who: string, now: Date): Promise<number>
  wait(who: string, now: Date): Promise<number>
}

interface Taken {
  count: number
  startedAt: Date
}

/** A caller's window begins with the first try. Fails open: without the database, every try is granted. */
export function makeSharedThrottle(rule: { name: string; limit: number; seconds: number }): SharedThrottle {
  const { limit, seconds } = rule
  const length = seconds * 1000
  const since = (now: Date) => new Date(now.getTime() - length)

  function secondsLeft({ startedAt }: Taken, now: Date): number {
    return Math.max(1, Math.ceil((startedAt.getTime() + length - now.getTime()) / 1000))
  }

  async function find(who: string, now: Date): Promise<number> {
    const [taken] = await query<Taken>`
      select count, window_start as "startedAt" from rate_limit
      where key = ${keyOf(rule, who)} and window_start > ${since(now)} order by window_start desc limit 1`
    return taken && taken.count >= limit ? secondsLeft(taken, now) : 0
  }

  async function count(who: string, now: Date): Promise<number> {
    const [taken] = await query<Taken>`
      insert into rate_limit (key, window_start, count)
      values (${keyOf(rule, who)}, coalesce((
        select max(window_start) from rate_limit where key = ${keyOf(rule, who)} and window_start > ${since(now)}), ${now}), 1)
      on conflict (key, window_start) do update set count = rate_limit.count + 1
      returning count, window_start as "startedAt"`
    if (taken?.count === 1) await forgetOldWindows(now)
    return taken && taken.count > limit ? secondsLeft(taken, now) : 0
  }

  return {
    take: (who, now) => soon(count(who, now)).catch(() => 0),
    wait: (who, now) => soon(find(who, now)).catch(() => 0),
  }
}
