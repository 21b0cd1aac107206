import type { Course } from '@/lib/content/course/schema'

export type RenewableCourse = Pick<Course, 'id' | 'expiry' | 'recertification'>

/**
 * The most days before the end at which a renewal can be due: the day after it opens. Null: certificates of the course can't be
 * renewed before they end. With a fixed date or block of years, a renewal opens only after the end.
 */
export function mostRenewDays({ expiry, recertification }: RenewableCourse): number | null {
  return recertification && expiry?.afterMonths !== undefined ? recertification.opensDays - 1 : null
}
