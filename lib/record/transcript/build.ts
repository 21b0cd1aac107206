import type { Coordinator, Subject } from '@/lib/people/account/actor'
import { listLearnerPeriods } from '@/lib/people/organization/membership/learner-periods'
import { db } from '@/lib/platform/db'
import { env, isDemo } from '@/lib/platform/env'
import { systemWorld } from '@/lib/platform/world'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { findActiveMs } from '@/lib/training/time/queries'
import { asOf } from './as-of'
import { asSeen } from './as-seen'
import { attributionsBy } from './attribution'
import { certificateEntries, contactHoursOf } from './certificates'
import type { Transcript } from './content'
import { enrollmentEntries } from './enrollments'
import { learnerEntry } from './learner'
import { outsideEntries } from './outside-training'
import { findRecord } from './queries'
import { unitEntries } from './units'

/** Deterministic for one record, zone and moment. `until` leaves out everything later, `seenBy` what that organization may not see. */
export async function buildTranscript(
  subject: Subject,
  { timeZone, until = null, seenBy = null }: { timeZone: string; until?: Date | null; seenBy?: Coordinator | null },
  world = systemWorld,
): Promise<Transcript> {
  const now = world.now()
  // One snapshot of all tables.
  const { record, active } = await db.$transaction(
    async (tx) => {
      const whole = await findRecord(tx, subject, now)
      const found = seenBy ? asSeen(whole, await listLearnerPeriods(seenBy, subject.accountId, tx)) : whole
      const active = await findActiveMs(subject, found.opened, tx, seenBy?.organizationId)
      return { record: until ? asOf(found, until) : found, active }
    },
    { isolationLevel: 'RepeatableRead' },
  )
  const attributionOf = attributionsBy(record)
  const issuer = configuredIssuer()
  const certificates = certificateEntries(record)
  return {
    type: 'Transcript',
    version: 1,
    madeAt: now.toISOString(),
    timeZone,
    ...(until && { until: until.toISOString() }),
    demonstration: isDemo,
    issuer: issuer
      ? { id: issuer.did, name: issuer.name, url: issuer.url }
      : { id: null, name: env.ISSUER_NAME, url: env.APP_URL },
    learner: learnerEntry(record),
    organizations: record.memberships.map(({ name, role, startedAt, endedAt }) => ({
      name,
      role,
      startedAt: startedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    })),
    enrollments: enrollmentEntries(record, attributionOf),
    units: unitEntries(record, active, attributionOf),
    certificates,
    outsideTraining: outsideEntries(record, attributionOf),
    annotations: record.annotations.map(({ object, text, annotatedById, organizationId, annotatedAt }) => ({
      ...attributionOf(annotatedById, organizationId, annotatedAt),
      object,
      text,
    })),
    contactHours: contactHoursOf(certificates),
  }
}
