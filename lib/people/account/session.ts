import { record } from '@/lib/audit/record'
import { db, query } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'

/** What a session token claims. It holds only as long as `findSessionAccount` agrees. */
export interface SessionClaims {
  accountId: string
  sessionId: string
  version: number
}

export interface SessionAccount {
  id: string
  name: string
  email: string
}

/** The account of a session, or null when it was signed out, its password changed, or the account closed. */
export async function findSessionAccount(claims: SessionClaims): Promise<SessionAccount | null> {
  const rows = await query<SessionAccount>`
    select a.id::text, a.name, a.email from account a
    where a.id = ${claims.accountId}::uuid and a.session_version = ${claims.version}
      and not exists (select from account_closure c where c.account_id = a.id)
      and not exists (select from ended_session e where e.id = ${claims.sessionId})`
  return rows[0] ?? null
}

/** Signs out: the token is refused from now on, wherever it was copied to. Harmless to repeat. */
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
