import { asSubject, type Coordinator, type Subject } from '@/lib/people/account/actor'
import { query } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'

export interface CurrentLearner {
  accountId: string
  subject: Subject
  name: string
  /** Empty: none. */
  email: string
  /** Of someone without an address, who signs in with it. */
  signInCode: string | null
  isConfirmed: boolean
}

/** Null for a former learner and for a stranger. */
export async function findCurrentLearner(
  { organizationId }: Coordinator,
  accountId: string,
): Promise<CurrentLearner | null> {
  const [person] = await query<Omit<CurrentLearner, 'accountId' | 'subject'>>`
    select p.name, p.email, case when p.email = '' then upper(p.email_key) end as "signInCode",
      exists (select from confirmed_account c where c.id = p.id) as "isConfirmed"
    from current_learner l join account_address p on p.id = l.account_id
    where l.organization_id = ${organizationId}::uuid and l.account_id = ${accountId}::uuid`
  return person ? { accountId, subject: asSubject(accountId), ...person } : null
}

/** Errors: not-found (not the coordinator's learner). */
export async function requireCurrentLearner(coordinator: Coordinator, accountId: string): Promise<CurrentLearner> {
  const learner = await findCurrentLearner(coordinator, accountId)
  if (!learner) throw notFound()
  return learner
}
