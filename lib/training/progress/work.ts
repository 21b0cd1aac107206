import type { Subject } from '@/lib/people/account/actor'
import { type SessionAccount, type SessionClaims, sessionQuery } from '@/lib/people/account/session/session'
import { query } from '@/lib/platform/db'
import { Prisma } from '@/lib/platform/prisma/client'
import { systemWorld } from '@/lib/platform/world'
import { type EarningRow, earningOf } from './asked'

export interface CountedWay {
  unitId: string
  way: 'lesson' | 'reading' | 'run' | 'pretest' | 'pass' | 'waiver'
  sound: boolean
}

/** Everything that a learner's progress depends on. */
export interface LearnerWork {
  counted: CountedWay[]
  earning: EarningRow[]
  /** The id of the step last read, by lesson. */
  places: Record<string, string>
  hasCertificate: boolean
  /** A coordinator wrote a note, or changed the requirements. */
  isAmended: boolean
}

/** Undefined if the session is not live. */
export async function findWork(who: Subject | SessionClaims): Promise<LearnerWork | undefined> {
  const own = Prisma.sql`who.id::uuid`
  const [work] = await query<LearnerWork>`
    select who.*, (
        select coalesce(jsonb_agg(jsonb_build_object('unitId', c.unit_id, 'way', c.way, 'sound', c.sound)), '[]')
        from counted_unit c where c.account_id = ${own}) as counted,
      (select coalesce(jsonb_agg(e), '[]') from (${earningOf(own)}) e) as earning,
      (select coalesce(jsonb_object_agg(r.unit_id, r.step_id), '{}') from reached_step r where r.account_id = ${own}) as places,
      exists (select from issued_certificate c where c.account_id = ${own}) as "hasCertificate",
      exists (select from amended_account a where a.account_id = ${own}) as "isAmended"
    from (${sessionQuery(who, systemWorld.now())}) who`
  return work
}

/** Checks the session in the same statement. */
export async function findWorkOfSession(
  claims: SessionClaims,
): Promise<{ account: SessionAccount; found: LearnerWork } | null> {
  const work = await findWork(claims)
  return work ? { account: work as LearnerWork & SessionAccount, found: work } : null
}
