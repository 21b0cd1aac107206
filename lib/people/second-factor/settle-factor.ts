import { record } from '@/lib/audit/log/record'
import type { Learner } from '@/lib/people/account/actor'
import { lockAccount } from '@/lib/people/account/lock-account'
import { endOthers } from '@/lib/people/account/session/end-all-sessions'
import { markFactor, type SessionClaims } from '@/lib/people/account/session/session'
import { db, query, type Statements } from '@/lib/platform/db'
import type { World } from '@/lib/platform/world'
import { makeCodes, writeCodes } from './recovery-codes'

export interface FactorAdded {
  ok: true
  /** The version with which the session goes on. */
  version: number
  /** After the first factor, to show once. */
  codes: string[] | null
}

interface Addition {
  session: SessionClaims
  kind: 'app' | 'passkey'
  name: string
  /** False undoes everything. */
  write(tx: Statements): Promise<boolean>
}

/** The first factor makes recovery codes and ends other sessions, which began without one. Null: nothing was added. */
export async function settleFactor(
  learner: Learner,
  { session, kind, name, write }: Addition,
  world: World,
): Promise<FactorAdded | null> {
  const now = world.now()
  const { accountId } = learner
  const isFirst = async (on: Statements) =>
    (await query(on)`select 1 from account_with_factor where account_id = ${accountId}::uuid`).length === 0
  // Before the lock: slow hashes.
  const offered = (await isFirst(db)) ? await makeCodes(world) : null
  return db.$transaction(async (tx) => {
    // Race: of two concurrent first factors, only one counts as the first.
    await lockAccount(tx, accountId)
    const first = await isFirst(tx)
    if (!(await write(tx))) return null
    await markFactor(tx, session.sessionId, now)
    const about = { subjectId: accountId, details: { kind }, values: { name } }
    await record(tx, { action: 'account.factor-added', actor: learner, ...about }, now)
    if (!first) return { ok: true, version: session.version, codes: null }
    const set = offered ?? (await makeCodes(world))
    await writeCodes(tx, accountId, set, now)
    return { ok: true, version: await endOthers(tx, learner, session.sessionId, now), codes: set.codes }
  })
}
