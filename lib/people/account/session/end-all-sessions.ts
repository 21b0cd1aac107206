import { record } from '@/lib/audit/log/record'
import { db, query, type Statements } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { systemWorld } from '@/lib/platform/world'
import type { Administrator, Learner, Operator } from '../actor'
import { continueSession } from './session'

/** Ends all sessions but one, with or without rows, and returns the version with which that one goes on. */
export async function endOtherSessions(learner: Learner, sessionId: string, world = systemWorld): Promise<number> {
  return db.$transaction((tx) => endOthers(tx, learner, sessionId, world.now()))
}

/** The same within a transaction. */
export async function endOthers(tx: Statements, learner: Learner, sessionId: string, now: Date): Promise<number> {
  const version = await raiseVersion(tx, learner.accountId)
  await continueSession(tx, sessionId, version)
  const about = { subjectId: learner.accountId, details: { except: sessionId } }
  await record(tx, { action: 'account.sessions-ended', actor: learner, ...about }, now)
  return version
}

/** Errors: not-found. */
export async function endSessionsOf(
  administrator: Administrator,
  { accountId, reason }: { accountId: string; reason: string },
  world = systemWorld,
): Promise<void> {
  await db.$transaction((tx) => endAll(tx, administrator, { accountId, reason }, world.now()))
}

/** The same within a transaction. Errors: not-found. */
export async function endAll(
  tx: Statements,
  actor: Administrator | Operator,
  { accountId, reason }: { accountId: string; reason: string },
  now: Date,
): Promise<void> {
  await raiseVersion(tx, accountId)
  const about = { subjectId: accountId, values: { reason } }
  await record(tx, { action: 'account.sessions-ended', actor, ...about }, now)
}

async function raiseVersion(tx: Statements, accountId: string): Promise<number> {
  const [row] = await query(tx)<{ version: number }>`
    update account set session_version = session_version + 1 where id = ${accountId}::uuid
    returning session_version as version`
  if (!row) throw notFound()
  return row.version
}
