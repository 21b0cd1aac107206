import { db, query } from './db'
import { hashSecret } from './secret'

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
function keyOf(rule: RateLimitRule, who: string): string {
  return `${rule.name}:${hashSecret(who).slice(0, 32)}`
}

/** Takes a try before the work is done, so that parallel tries can't slip through. False: none is left. */
export async function takeTry(rule: RateLimitRule, who: string, now: Date): Promise<boolean> {
  const windowStart = windowOf(rule, now)
  const rows = await query<{ count: number }>`
    insert into rate_limit (key, window_start, count) values (${keyOf(rule, who)}, ${windowStart}, 1)
    on conflict (key, window_start) do update set count = rate_limit.count + 1 returning count`
  const count = rows[0]?.count ?? 1
  if (count === 1) {
    await db.rateLimit.deleteMany({ where: { windowStart: { lt: new Date(now.getTime() - 86_400_000) } } })
  }
  return count <= rule.limit
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
