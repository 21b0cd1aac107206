import { listActedRoles } from '@/lib/audit/log/acted-roles'
import type { LoggedEntry } from '@/lib/audit/log/logged-entries'
import type { Subject } from '@/lib/people/account/actor'
import { accessOnRecord } from '@/lib/people/account/on-record'
import { memberRightsOnRecord } from '@/lib/people/organization/rights-on-record'
import type { Transaction } from '@/lib/platform/db'
import { mandateExceptionsOnRecord } from '@/lib/record/mandate/on-record'
import { assignmentsOnRecord } from '@/lib/training/assignment/on-record'
import { isConfirmedInLog, sessionsWithoutSignIn } from './access-in-log'
import { accountInLog } from './account-in-log'
import { actedWithout } from './acted-roles'
import { assignmentsInLog } from './assignments-in-log'
import { compareRows, type Facts, type LoggedRow } from './compare-rows'
import { mandateExceptionsInLog } from './mandates-in-log'
import { membershipsInLog } from './memberships-in-log'
import { plainRows } from './plain-rows'
import { administratorshipsInLog } from './roles-in-log'

/** One query per kind of row. */
export async function readRights(tx: Transaction, subjects: readonly Subject[]) {
  const assignments = await assignmentsOnRecord(tx, subjects)
  return {
    ...(await accessOnRecord(tx, subjects)),
    ...(await memberRightsOnRecord(tx, subjects)),
    assignments: assignments.flatMap(({ accountId, ...one }) => (accountId ? { ...one, accountId } : [])),
    acted: await listActedRoles(tx, subjects),
    exceptions: await mandateExceptionsOnRecord(tx, subjects),
  }
}

type Rights = Awaited<ReturnType<typeof readRights>>

/** A person's rights and duties: each row that does not follow from the log, and each entry without a row. */
export function rightsDifferences(rights: Rights, log: LoggedEntry[], accountId: string, name: string): string[] {
  const { memberships, stays } = membershipsInLog(log)
  const byId = ({ id }: Facts) => id
  const compare = (what: string, rows: readonly object[], logged: LoggedRow[], label = byId) =>
    compareRows({ name, what, rows: plainRows(rows), logged, label })
  return [
    ...compareRows({ name, what: 'account', rows: plainRows(rights.accounts), logged: accountInLog(log, accountId) }),
    ...compare('role of an administrator', rights.administratorships, administratorshipsInLog(log)),
    ...compare('membership', rights.memberships, memberships),
    ...compare('stay in cohort', rights.stays, stays, ({ cohortId }) => cohortId),
    ...compare('assignment', rights.assignments, assignmentsInLog(log)),
    ...compare('exception from a mandate', rights.exceptions, mandateExceptionsInLog(log)),
  ]
}

/** How a person got in, and in which roles they acted. Nothing that is signed about them rests on it. */
export function accessDifferences(rights: Rights, log: LoggedEntry[], name: string): string[] {
  return [
    ...actedWithout(rights.acted, log).map((did) => `${name}: ${did}`),
    ...sessionsWithoutSignIn(rights.sessions, log).map((id) => `${name}: the log has no sign-in for session ${id}`),
    ...rights.confirmations
      .filter((one) => !isConfirmedInLog(one, log))
      .map(
        ({ confirmedAt }) => `${name}: the log has no entry for the address confirmed at ${confirmedAt.toISOString()}`,
      ),
  ]
}
