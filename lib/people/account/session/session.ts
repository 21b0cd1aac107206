import { record } from '@/lib/audit/log/record'
import { db, query, type Statements } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { Prisma } from '@/lib/platform/prisma/client'
import { siteTimeZone } from '@/lib/platform/words'
import { systemWorld } from '@/lib/platform/world'
import type { Learner, Subject } from '../actor'
import { deviceName } from './device-name'

/** A session ends this long after its last renewal, and in any case `sessionDays` after it began. */
export const sessionHours = 12
const sessionDays = 30
/** Pages write `seenAt` again when it is older than this. */
export const seenMinutes = 10

const minute = 60_000

export interface SessionClaims {
  accountId: string
  sessionId: string
  version: number
}

export interface SessionAccount {
  id: string
  name: string
  email: string
  /** The zone of the person's organizations, or the site's. */
  timeZone: string
  /** These are null for a session from before sessions had rows. */
  expiresAt: Date | null
  seenAt: Date | null
  /** When the person last typed the password in this session, or signed in again at their provider. */
  passwordAt: Date | null
  /** When the person proved a second factor in this session. */
  factorAt: Date | null
}

/** One row with the columns of `SessionAccount`; none after a sign-out, a password change, the account's closing, or the last day. */
function accountOfSession(claims: SessionClaims, now: Date): Prisma.Sql {
  return Prisma.sql`
    select a.id::text, a.name, a.email, coalesce(z.time_zone, ${siteTimeZone}) as "timeZone",
      s.expires_at as "expiresAt", s.seen_at as "seenAt", s.password_at as "passwordAt",
      s.factor_at as "factorAt"
    from account a left join account_time_zone z on z.account_id = a.id
    left join session s on s.id = ${claims.sessionId} and s.account_id = a.id
    where a.id = ${claims.accountId}::uuid and a.session_version = ${claims.version}
      and (s.id is null or s.expires_at > ${now})
      and not exists (select from account_closure c where c.account_id = a.id)
      and not exists (select from ended_session e where e.id = ${claims.sessionId})`
}

export async function findSessionAccount(
  claims: SessionClaims,
  now = systemWorld.now(),
): Promise<SessionAccount | null> {
  const [row] = await query<SessionAccount>`${accountOfSession(claims, now)}`
  return row ?? null
}

/** The person who asks, as a query with an `id`. For a session, the statement itself checks it. */
export function sessionQuery(who: Subject | SessionClaims, now: Date): Prisma.Sql {
  return 'sessionId' in who ? accountOfSession(who, now) : Prisma.sql`select ${who.accountId} as id`
}

/** Errors: not-found. */
export async function findSessionVersion({ accountId }: { accountId: string }): Promise<number> {
  const [row] = await query<{ version: number }>`
    select session_version as version from account where id = ${accountId}::uuid`
  if (!row) throw notFound()
  return row.version
}

interface Start {
  userAgent: string | null
  /** Null for a session that began before sessions had rows. */
  passwordAt: Date | null
  /** Null without a second factor. */
  factorAt?: Date | null
}

const lastDay = (now: Date) => new Date(now.getTime() + sessionDays * 24 * 60 * minute)

/** The row of a new session, as a statement. */
export function insertSession(
  { accountId, sessionId, version }: SessionClaims,
  { userAgent, passwordAt, factorAt = null }: Start,
  now: Date,
): Prisma.Sql {
  return Prisma.sql`
    insert into session (id, account_id, version, device, started_at, seen_at, password_at, factor_at, expires_at)
    values (${sessionId}, ${accountId}::uuid, ${version}, ${deviceName(userAgent)}, ${now}, ${now}, ${passwordAt},
      ${factorAt}, ${lastDay(now)})
    on conflict (id) do nothing`
}

/** For a session whose start is already in the log. Returns when it ends for good. */
export async function startSession(claims: SessionClaims, start: Start, now: Date): Promise<Date> {
  await query`${insertSession(claims, start, now)}`
  return lastDay(now)
}

/** Adds the row of a session from before sessions had rows. */
export function adoptSession(claims: SessionClaims, userAgent: string | null, world = systemWorld): Promise<Date> {
  return startSession(claims, { userAgent, passwordAt: null }, world.now())
}

export async function markSeen(claims: SessionClaims, now: Date): Promise<void> {
  const before = new Date(now.getTime() - seenMinutes * minute)
  await query`update session set seen_at = ${now} where id = ${claims.sessionId} and seen_at < ${before}`
}

/** Keeps this session after a new account version ended the others. */
export async function continueSession(on: Statements, sessionId: string, version: number): Promise<void> {
  await query(on)`update session set version = ${version} where id = ${sessionId}`
}

export async function markFactor(on: Statements, sessionId: string, now: Date): Promise<void> {
  await query(on)`update session set factor_at = ${now} where id = ${sessionId}`
}

/** Clears the mark when no factor is left. */
export async function forgetFactor(on: Statements, { accountId }: { accountId: string }): Promise<void> {
  await query(on)`update session set factor_at = null where account_id = ${accountId}::uuid`
}

export interface SessionView {
  id: string
  device: string
  startedAt: Date
  seenAt: Date
}

/** Sessions that may still have a valid cookie, the last used first. */
export async function listSessions({ accountId }: Learner, now = systemWorld.now()): Promise<SessionView[]> {
  const since = new Date(now.getTime() - (sessionHours * 60 + seenMinutes) * minute)
  return query<SessionView>`
    select s.id, s.device, s.started_at as "startedAt", s.seen_at as "seenAt"
    from session s join account a on a.id = s.account_id and a.session_version = s.version
    where s.account_id = ${accountId}::uuid and s.expires_at > ${now} and s.seen_at > ${since}
      and not exists (select from ended_session e where e.id = s.id)
    order by s.seen_at desc, s.id limit 100`
}

export async function endSession(claims: SessionClaims, world = systemWorld): Promise<void> {
  const now = world.now()
  await db.$transaction(async (tx) => {
    const ended = await tx.endedSession.createMany({
      data: [{ id: claims.sessionId, accountId: claims.accountId, endedAt: now }],
      skipDuplicates: true,
    })
    if (ended.count === 0) return
    await record(
      tx,
      {
        action: 'account.signed-out',
        actor: { accountId: claims.accountId, role: 'learner' },
        subjectId: claims.accountId,
        object: `session:${claims.sessionId}`,
      },
      now,
    )
  })
}

/** Errors: not-found unless the session is the learner's. */
export async function endOwnSession({ accountId }: Learner, sessionId: string, world = systemWorld): Promise<void> {
  const [row] = await query<{ version: number }>`
    select version from session where id = ${sessionId} and account_id = ${accountId}::uuid`
  if (!row) throw notFound()
  await endSession({ accountId, sessionId, version: row.version }, world)
}
