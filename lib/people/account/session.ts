import { record } from '@/lib/audit/record'
import { db, query } from '@/lib/platform/db'
import { siteTimeZone } from '@/lib/platform/words'
import { systemWorld } from '@/lib/platform/world'

export interface SessionClaims {
  accountId: string
  sessionId: string
  version: number
}

export interface SessionAccount {
  id: string
  name: string
  email: string
  /** Of the person's organizations, or the site's. */
  timeZone: string
}

/** Null after a sign-out, a password change, or the account's closing. */
export async function findSessionAccount(claims: SessionClaims): Promise<SessionAccount | null> {
  const rows = await query<SessionAccount>`
    select a.id::text, a.name, a.email, coalesce(z.time_zone, ${siteTimeZone}) as "timeZone"
    from account a left join account_time_zone z on z.account_id = a.id
    where a.id = ${claims.accountId}::uuid and a.session_version = ${claims.version}
      and not exists (select from account_closure c where c.account_id = a.id)
      and not exists (select from ended_session e where e.id = ${claims.sessionId})`
  return rows[0] ?? null
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
