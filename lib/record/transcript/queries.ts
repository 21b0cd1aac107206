import type { Subject } from '@/lib/people/account/actor'
import { query, type Transaction } from '@/lib/platform/db'
import { listStates } from '@/lib/record/certificate/state'

const organization = { select: { name: true } } as const

/** Queries one table after another: they share a connection. Throws for an unknown account. */
export async function findRecord(tx: Transaction, subject: Subject, now: Date) {
  const { accountId } = subject
  const where = { accountId }
  const account = await tx.account.findUniqueOrThrow({ where: { id: accountId }, select: { id: true, name: true } })
  const memberships = await tx.membership.findMany({ where, orderBy: by('startedAt'), include: { organization } })
  const enrollments = await tx.enrollment.findMany({ where, orderBy: by('enrolledAt') })
  const ofEnrollment = { enrollment: { accountId } }
  const nameConfirmations = await tx.nameConfirmation.findMany({ where: ofEnrollment, orderBy: by('confirmedAt') })
  const extensions = await tx.extension.findMany({ where, orderBy: by('extendedAt'), include: { organization } })
  const deltaUnits = await tx.deltaUnit.findMany({
    where: ofEnrollment,
    orderBy: [{ assignedAt: 'asc' }, { unitId: 'asc' }, { courseVersionId: 'asc' }],
  })
  const lessonCompletions = await tx.lessonCompletion.findMany({ where, orderBy: by('completedAt') })
  const attempts = await tx.attempt.findMany({ where, orderBy: by('startedAt'), include: { submission: true } })
  const attestations = await tx.attestation.findMany({
    where: { accountId, attempt: { submission: { isNot: null } } },
    orderBy: [{ attestedAt: 'asc' }, { attemptId: 'asc' }],
    include: { identifiers: { orderBy: { organizationId: 'asc' }, include: { organization } } },
  })
  const walks = await tx.walk.findMany({ where: { accountId, end: { isNot: null } }, orderBy: by('endedAt') })
  const encounterReadings = await tx.encounterReading.findMany({
    where,
    orderBy: [{ readAt: 'asc' }, { unitId: 'asc' }, { ordinal: 'asc' }],
  })
  const waivers = await tx.waiver.findMany({ where, orderBy: by('waivedAt'), include: { organization } })
  const resets = await tx.reset.findMany({ where, orderBy: by('resetAt'), include: { organization } })
  const annotations = await tx.annotation.findMany({ where, orderBy: by('annotatedAt'), include: { organization } })
  const certificates = await tx.certificate.findMany({ where, orderBy: by('issuedAt') })
  const states = await listStates(tx, subject, now)
  const done = [enrollments, deltaUnits, lessonCompletions, attempts, walks, encounterReadings].flat()
  const versions = await tx.courseVersion.findMany({
    where: { id: { in: [...new Set(done.map(({ courseVersionId }) => courseVersionId))] } },
    orderBy: by('publishedAt'),
    select: { id: true, hash: true, edition: true, lawAsOf: true, title: true, outline: true },
  })
  const opened = await query(tx)<{ unitId: string }>`
    select distinct unit_id as "unitId" from page_view where account_id = ${accountId}::uuid order by 1`
  const amended = [waivers.map((row) => row.waivedById), resets.map((row) => row.resetById)]
  const noted = [annotations.map((row) => row.annotatedById), extensions.map((row) => row.extendedById)]
  const amenders = [...amended, ...noted].flat().filter((id) => id !== null)
  const people = await tx.account.findMany({ where: { id: { in: amenders } }, select: { id: true, name: true } })
  return {
    account,
    memberships,
    enrollments,
    nameConfirmations,
    extensions,
    deltaUnits,
    lessonCompletions,
    attempts,
    attestations,
    walks,
    encounterReadings,
    waivers,
    resets,
    annotations,
    certificates,
    states,
    versions,
    opened: opened.map(({ unitId }) => unitId),
    names: new Map(people.map(({ id, name }) => [id, name])),
  }
}

function by<Moment extends string>(moment: Moment) {
  return [{ [moment]: 'asc' } as Record<Moment, 'asc'>, { id: 'asc' as const }]
}

export type RecordRow = Awaited<ReturnType<typeof findRecord>>
