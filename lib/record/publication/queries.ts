import { db } from '@/lib/platform/db'

/** The units of each version that have archived pages. */
export function listDeliveredUnits(courseVersionIds: readonly string[]) {
  return db.deliveredPage.findMany({
    where: { courseVersionId: { in: [...courseVersionIds] } },
    select: { courseVersionId: true, unitId: true },
  })
}

export function findDeliveredVersion(id: string) {
  return db.courseVersion.findUniqueOrThrow({
    where: { id },
    include: { lawChange: true, deliveredPages: { orderBy: { unitId: 'asc' } } },
  })
}
