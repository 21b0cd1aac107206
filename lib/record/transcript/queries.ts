import type { Subject } from '@/lib/people/account/actor'
import { accountOnRecord } from '@/lib/people/account/on-record'
import { namesOf } from '@/lib/people/account/queries'
import { query, type Transaction } from '@/lib/platform/db'
import { amendmentsOnRecord } from '@/lib/record/amendment/on-record'
import { certificatesOnRecord } from '@/lib/record/certificate/on-record'
import { listStates } from '@/lib/record/certificate/state'
import { attendancesOnRecord } from '@/lib/record/classroom/on-record'
import { outsideOnRecord } from '@/lib/record/outside-certificate/on-record'
import { resultsOnRecord } from '@/lib/training/attempt/on-record'
import { listUntoldRuns, readingsOnRecord, runsOnRecord } from '@/lib/training/encounter/on-record'
import { enrollmentsOnRecord } from '@/lib/training/enrollment/on-record'
import { listPublishedVersions } from '@/lib/training/enrollment/published-version'
import { completionsOnRecord } from '@/lib/training/lesson/on-record'

interface MembershipRow {
  name: string
  role: 'learner' | 'coordinator'
  startedAt: Date
  endedAt: Date | null
}

/** Queries one table after another: they share a connection. Throws for an unknown account. */
export async function findRecord(tx: Transaction, subject: Subject, now: Date) {
  const { accountId } = subject
  const account = await accountOnRecord(tx, subject)
  const memberships = await query(tx)<MembershipRow>`
    select o.name, m.role::text, m.started_at as "startedAt", m.ended_at as "endedAt"
    from membership_period m join organization_name o on o.id = m.organization_id
    where m.account_id = ${accountId}::uuid order by m.started_at, m.id`
  const enrollments = await enrollmentsOnRecord(tx, subject)
  const amendments = await amendmentsOnRecord(tx, subject)
  const lessonCompletions = await completionsOnRecord(tx, subject)
  const attempts = await resultsOnRecord(tx, subject)
  const untold = await listUntoldRuns(tx, subject)
  const runs = (await runsOnRecord(tx, subject)).filter(({ id, end }) => end !== null && !untold.has(id))
  const encounterReadings = await readingsOnRecord(tx, subject)
  const certificates = await certificatesOnRecord(tx, subject)
  const states = await listStates(tx, subject, now)
  const attendances = await attendancesOnRecord(tx, subject)
  const outsideCertificates = await outsideOnRecord(tx, subject)
  const deltaUnits = enrollments.flatMap((enrollment) => enrollment.deltaUnits)
  const attestations = attempts.flatMap(({ submission, attestation }) => (submission && attestation) ?? [])
  const done = [enrollments, deltaUnits, lessonCompletions, attempts, runs, encounterReadings].flat()
  const versions = await listPublishedVersions([...new Set(done.map(({ courseVersionId }) => courseVersionId))], tx)
  const opened = await query(tx)<{ unitId: string }>`
    select distinct unit_id as "unitId" from viewed_page where account_id = ${accountId}::uuid order by 1`
  const { annotations, waivers, extensions, resets } = amendments
  const amended = [waivers.map((row) => row.waivedById), resets.map((row) => row.resetById)]
  const noted = [annotations.map((row) => row.annotatedById), extensions.map((row) => row.extendedById)]
  const outside = [attendances, outsideCertificates].flat().map(({ recordedById }) => recordedById)
  const amenders = [...amended, ...noted, outside].flat().filter((id) => id !== null)
  const owned = [annotations, waivers, extensions, resets, attestations.flatMap((one) => one.identifiers)].flat()
  const recorded = [outsideCertificates, attendances.map(({ session }) => session)].flat()
  const organizationIds = [...owned, ...recorded].flatMap(({ organizationId }) => organizationId ?? [])
  const organizations = await query(tx)<{ id: string; name: string }>`
    select id::text, name from organization_name where id = any(${organizationIds}::uuid[])`
  return {
    account,
    memberships,
    enrollments,
    deltaUnits,
    lessonCompletions,
    attempts,
    attestations,
    runs,
    encounterReadings,
    ...amendments,
    attendances,
    outsideCertificates,
    certificates,
    states,
    versions,
    opened: opened.map(({ unitId }) => unitId),
    people: await namesOf(amenders, tx),
    organizations: new Map(organizations.map(({ id, name }) => [id, name])),
  }
}

export type RecordRow = Awaited<ReturnType<typeof findRecord>>
