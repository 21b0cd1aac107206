import { dayOf } from '@/lib/platform/words'
import type { AttributionOf } from './attribution'
import type { EnrollmentEntry } from './content'
import type { RecordRow } from './queries'
import { versionsOf } from './versions'

export function enrollmentEntries(record: RecordRow, attributionOf: AttributionOf): EnrollmentEntry[] {
  const version = versionsOf(record)
  return record.enrollments.map(({ id, courseId, courseVersionId, kind, enrolledAt, endedAt }) => ({
    id,
    courseId,
    course: record.versions.find((one) => one.id === courseVersionId)?.title ?? courseId,
    kind,
    version: version(courseVersionId),
    enrolledAt: enrolledAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    extensions: record.extensions
      .filter(({ enrollmentId }) => enrollmentId === id)
      .map(({ dueOn, reason, extendedById, organizationId, extendedAt }) => ({
        ...attributionOf(extendedById, organizationId, extendedAt),
        dueOn: dayOf(dueOn, 'UTC'),
        reason,
      })),
    changed: record.deltaUnits
      .filter(({ enrollmentId }) => enrollmentId === id)
      .map((one) => ({
        unitId: one.unitId,
        version: version(one.courseVersionId),
        assignedAt: one.assignedAt.toISOString(),
      })),
  }))
}
