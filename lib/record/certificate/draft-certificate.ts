import { z } from 'zod'
import { expiryOf } from '@/lib/content/course/expiry'
import { findFinal } from '@/lib/content/course/lookup'
import type { Course } from '@/lib/content/course/schema'
import { expiry } from '@/lib/content/course/source'
import type { Subject } from '@/lib/people/account/actor'
import { listMemberships } from '@/lib/people/organization/queries'
import { isDemo } from '@/lib/platform/env'
import type { World } from '@/lib/platform/world'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import type { SeatTime } from '@/lib/record/seat-time/rule'
import { findPanel } from '@/lib/training/attempt/find-panel'
import type { PublishedVersion } from '@/lib/training/enrollment/published-version'
import type { ConfirmedName, EnrollmentView } from '@/lib/training/enrollment/queries'
import { listVersionUnits } from '@/lib/training/enrollment/version-units'
import type { Earned, ProgressUnit } from '@/lib/training/progress/queries'
import { type CertificateSnapshot, minutesComputation, siteTerms, startOf, versionTerms } from './document/snapshot'
import { hoursWithout, unaskedOf, waivedOf } from './hours'
import { makeSerial } from './serial'

/** Versions from before the field existed: the course's own rule applies. */
const versionExpiry = z.object({ expiry: expiry.nullable().optional() })

/** A learner, or a person on whose behalf the worker asks. */
export type CertificateHolder = Subject & { readonly timeZone: string }

export interface Ready {
  learner: CertificateHolder
  course: Course
  enrollment: EnrollmentView
  confirmed: ConfirmedName
  invalidations: number
  units: ProgressUnit[]
  time: SeatTime
}

/** Null when no hours are left to certify. */
export async function draftCertificate(
  { learner, course, enrollment, confirmed, units, time }: Ready,
  { earned, version, supersedesId }: { earned: Earned; version: PublishedVersion; supersedesId: string | null },
  world: World,
) {
  const minutes = minutesComputation.parse(version.minutes)
  const waived = waivedOf(units)
  const hours = hoursWithout(minutes, [...waived, ...unaskedOf(units, await listVersionUnits(version.id))])
  if (hours === 0) return null
  const { subtitle, ...terms } = versionTerms.parse(version.outline)
  const { expiry: rule = course.expiry } = versionExpiry.parse(version.outline)
  const snapshot: CertificateSnapshot = {
    ...terms,
    ...siteTerms(configuredIssuer(), world),
    courseSubtitle: subtitle,
    minutes,
    waived: waived.map(({ id }) => id),
    time: { rule: time.rule, activeMs: time.activeMs, lessons: time.lessons },
    score: { raw: earned.raw, max: earned.max },
    panel: await findPanel(learner, findFinal(course)),
    timeZone: learner.timeZone,
    startedAt: startOf(enrollment, earned.completedAt).toISOString(),
    organization: await findOnlyOrganization(learner),
  }
  return {
    id: world.id(),
    serial: makeSerial(world.random),
    enrollmentId: enrollment.id,
    accountId: learner.accountId,
    courseId: course.id,
    courseVersionId: version.id,
    supersedesId,
    name: confirmed.name,
    identitySource: confirmed.identitySource,
    courseTitle: version.title,
    edition: version.edition,
    lawAsOf: version.lawAsOf,
    hours,
    snapshot,
    completedAt: earned.completedAt,
    issuedAt: world.now(),
    expiresAt: expiryOf(rule, earned.completedAt, learner.timeZone),
    demonstration: isDemo,
  }
}

/** Null for none or for several. */
async function findOnlyOrganization(learner: Subject): Promise<string | null> {
  const [only, another] = await listMemberships(learner)
  return only && !another ? only.name : null
}
