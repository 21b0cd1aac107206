import { type LoggedEntry, listLoggedObjects, listLoggedOn } from '@/lib/audit/log/logged-entries'
import type { Operator } from '@/lib/people/account/actor'
import { auditorGrantsOnRecord } from '@/lib/people/auditor/on-record'
import { everyOrganization } from '@/lib/people/organization/every-organization'
import { organizationsOnRecord } from '@/lib/people/organization/rights-on-record'
import { factorRulesOnRecord } from '@/lib/people/second-factor/on-record'
import type { Transaction } from '@/lib/platform/db'
import { mandateVersionsOnRecord } from '@/lib/record/mandate/on-record'
import { timeRulesOnRecord } from '@/lib/record/seat-time/on-record'
import { sharedAssignmentsOnRecord } from '@/lib/training/assignment/on-record'
import { assignmentsInLog } from './assignments-in-log'
import { compareRows, type LoggedRow } from './compare-rows'
import { grantsInLog } from './grants-in-log'
import { mandateVersionsInLog } from './mandates-in-log'
import { organizationInLog } from './organization-in-log'
import { plainRows } from './plain-rows'
import { detailsIn } from './read-entry'
import { rulesInLog } from './rules-in-log'

type Snapshot = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>

/** Names, rules, assignments, mandates and auditors of organizations, a hundred organizations at a time. */
export async function* organizationDifferences(operator: Operator, inSnapshot: Snapshot): AsyncGenerator<string[]> {
  const logged = new Set(await inSnapshot((tx) => listLoggedObjects(tx, 'organization.created')))
  for await (const ids of everyOrganization(operator)) {
    const { rowsOf, logOf } = await inSnapshot((tx) => read(tx, ids))
    for (const id of ids) {
      logged.delete(`organization:${id}`)
      yield differencesOf(rowsOf(id), logOf(id), `organization ${id}`)
    }
  }
  yield [...logged].map((object) => `${object.replace(':', ' ')}: the log has it, but the record does not`)
}

/** An organization has an entry for each person who joins: only these are read. */
const actions = [
  'organization.created',
  'organization.found',
  'organization.renamed',
  'organization.time-zone-set',
  'organization.closed',
  'organization.time-held',
  'organization.time-informed',
  'organization.second-factor-required',
  'organization.second-factor-optional',
  'mandate.recorded',
  'mandate.changed',
  'mandate.ended',
  'auditor.granted',
  'auditor.accepted',
  'auditor.ended',
] as const
const shared = ['assignment.assigned', 'assignment.withdrawn'] as const

async function read(tx: Transaction, ids: readonly string[]) {
  const rows = {
    organizations: (await organizationsOnRecord(tx, ids)).map((one) => ({ ...one, organizationId: one.id })),
    timeRules: (await timeRulesOnRecord(tx, ids)).map((one) => ({ ...one, key: one.courseId })),
    factorRules: (await factorRulesOnRecord(tx, ids)).map((one) => ({ ...one, key: null })),
    assignments: await sharedAssignmentsOnRecord(tx, ids),
    versions: (await mandateVersionsOnRecord(tx, ids)).map(({ mandate, ...one }) => ({ ...one, ...mandate })),
    grants: (await auditorGrantsOnRecord(tx, ids)).map(asCompared),
  }
  const objects = ids.map((id) => `organization:${id}`)
  const log = [
    ...(await listLoggedOn(tx, objects, { actions })),
    ...(await listLoggedOn(tx, objects, { actions: shared, isAboutNobody: true })),
  ]
  type Rows = typeof rows
  const rowsOf = (id: string) =>
    Object.fromEntries(
      Object.entries(rows).map(([kind, all]) => [kind, plainRows(all.filter((one) => one.organizationId === id))]),
    ) as Record<keyof Rows, ReturnType<typeof plainRows>>
  return { rowsOf, logOf: (id: string) => log.filter(({ entry }) => entry.object === `organization:${id}`) }
}

type Grant = Awaited<ReturnType<typeof auditorGrantsOnRecord>>[number]

/** A closed account's address is removed. */
function asCompared({ isEndedSilently, ...grant }: Grant) {
  const end = isEndedSilently && { endedAt: undefined, endedById: undefined, endReason: undefined }
  return { ...grant, ...end, email: grant.email || undefined }
}

type Rights = ReturnType<Awaited<ReturnType<typeof read>>['rowsOf']>

function differencesOf(rights: Rights, log: readonly LoggedEntry[], name: string): string[] {
  const compare = (what: string, rows: Rights[keyof Rights], logged: LoggedRow[]) =>
    compareRows({ name, what, rows, logged, label: ({ id }) => id })
  const held = { on: 'organization.time-held', off: 'organization.time-informed' }
  const factor = { on: 'organization.second-factor-required', off: 'organization.second-factor-optional' }
  return [
    ...compareRows({ name, what: 'name', rows: rights.organizations, logged: organizationInLog(log) }),
    ...compare('time rule', rights.timeRules, rulesInLog(log, { ...held, keyOf: (one) => detailsIn(one).courseId })),
    ...compare('rule of second factors', rights.factorRules, rulesInLog(log, { ...factor, keyOf: () => null })),
    ...compare('assignment', rights.assignments, assignmentsInLog(log)),
    ...compare('version of a mandate', rights.versions, mandateVersionsInLog(log)),
    ...compare('auditor’s grant', rights.grants, grantsInLog(log)),
  ]
}
