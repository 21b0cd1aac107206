import type { LoggedEntry } from '@/lib/audit/log/logged-entries'
import { detailFields } from '@/lib/people/organization/membership/details-schema'
import type { Facts, LoggedRow } from './compare-rows'
import { detailsIn, idIn, isNear, valueIn } from './read-entry'

interface Period extends LoggedRow {
  organizationId: string
  role: 'learner' | 'coordinator'
  isLive: boolean
}

interface Stay extends LoggedRow {
  cohortId: string
  period: Period
}

const noDetails = { rank: '', identifier: '', hiredOn: null, supervisorId: null, divisionId: null }

/** A person's memberships with their details, and their stays in cohorts, replayed. */
export function membershipsInLog(log: readonly LoggedEntry[]): { memberships: LoggedRow[]; stays: LoggedRow[] } {
  const periods: Period[] = []
  const stays: Stay[] = []
  for (const one of log) {
    if (one.entry.action === 'account.pseudonymized') for (const { facts } of periods) Object.assign(facts, noDetails)
    const role = roles[one.entry.action]
    if (!role) continue
    const organizationId = idIn(one)
    const live = periods.find((each) => each.isLive && each.role === role && each.organizationId === organizationId)
    const period = live ?? startOf(one, { organizationId, role })
    if (period && !live) periods.push(period)
    if (period) change(one, period, stays)
  }
  return { memberships: periods, stays }
}

/** The role that each action is about. */
const roles: Record<string, Period['role'] | undefined> = {
  'organization.joined': 'learner',
  'organization.cohort-changed': 'learner',
  'organization.details-changed': 'learner',
  'organization.division-changed': 'learner',
  'organization.leaving-planned': 'learner',
  'organization.leaving-canceled': 'learner',
  'organization.left': 'learner',
  'organization.learner-removed': 'learner',
  'organization.coordinator-made': 'coordinator',
  'organization.coordinator-removed': 'coordinator',
}

function startOf(one: LoggedEntry, { organizationId, role }: Pick<Period, 'organizationId' | 'role'>): Period | null {
  if (!/\.(joined|coordinator-made)$/.test(one.entry.action)) return null
  const { membershipId, startedAt } = detailsIn(one)
  const start = { id: membershipId, organizationId, role, startedAt }
  const end = { endedAt: null, endedById: null, endReason: null }
  const leaving = { leavesOn: null, leavingReason: null, leavingPlannedById: null }
  return {
    entry: one,
    matches: (row) =>
      membershipId === undefined
        ? row.organizationId === organizationId && row.role === role && isNear(row.startedAt, one)
        : row.id === membershipId && (startedAt !== undefined || isNear(row.startedAt, one)),
    facts: { ...start, ...end, ...leaving, ...noDetails },
    organizationId,
    role,
    isLive: true,
  }
}

function change(one: LoggedEntry, period: Period, stays: Stay[]): void {
  const { action, at, actorId } = one.entry
  const details = detailsIn(one)
  const { facts } = period
  if (action === 'organization.joined' || action === 'organization.details-changed') Object.assign(facts, givenIn(one))
  if (action === 'organization.division-changed') facts.divisionId = details.divisionId
  if (action === 'organization.leaving-planned')
    Object.assign(facts, {
      leavesOn: details.lastDay,
      leavingReason: valueIn(one, 'reason'),
      leavingPlannedById: actorId,
    })
  if (action === 'organization.leaving-canceled')
    Object.assign(facts, { leavesOn: null, leavingReason: null, leavingPlannedById: null })
  if (action === 'organization.joined' || action === 'organization.cohort-changed') stay(one, period, stays)
  if (!/\.(left|learner-removed|coordinator-removed)$/.test(action)) return
  // Earlier entries have only the last day: then only the fact that it ended is compared.
  const endedAt = details.endedAt ?? (details.lastDay ? undefined : at)
  const end = { endedAt, endedById: actorId, endReason: valueIn(one, 'reason') }
  Object.assign(facts, end, endedAt === undefined && { isOver: true })
  facts.id ??= details.membershipId
  period.isLive = false
}

/** The details that an entry gives. */
function givenIn(one: LoggedEntry): Facts {
  const { fields } = detailsIn(one)
  const given = Array.isArray(fields) ? detailFields.filter((field) => fields.includes(field)) : []
  return Object.fromEntries(
    given.map((field) => {
      const value = valueIn(one, field)
      return [field, value === undefined ? undefined : (value ?? noDetails[field])]
    }),
  )
}

function stay(one: LoggedEntry, period: Period, stays: Stay[]): void {
  const { at, actorId } = one.entry
  const { cohortId, 'cohortId.old': earlier } = detailsIn(one)
  const isIn = (id: unknown) => (each: Stay) => each.cohortId === id && each.period === period && !each.facts.leftAt
  const left = stays.find(isIn(earlier))
  if (left) Object.assign(left.facts, { leftAt: at, leftById: actorId })
  if (typeof cohortId !== 'string' || stays.some(isIn(cohortId))) return
  const facts = { membershipId: period.facts.id, leftAt: null, leftById: null }
  const matches = (row: Facts) => row.cohortId === cohortId && row.joinedAt === at
  stays.push({ entry: one, matches, facts, cohortId, period })
}
