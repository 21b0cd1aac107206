import { listUnits } from '@/lib/content/course/lookup'
import type { Course, Unit } from '@/lib/content/course/schema'
import type { DeltaView } from './queries'

/**
 * Where a course goes on after a unit: to the next one; from one that was asked for again to what else the law changed, and
 * then to the course (null).
 */
export function onwardFrom(course: Course, unit: Unit, delta: Pick<DeltaView, 'changes' | 'left'>): Unit | null {
  const isOf = (one: Unit) => one.id === unit.id
  const isAgain = delta.changes.some(({ units }) => units.some((one) => isOf(one.unit) && one.state !== 'told'))
  if (isAgain) return delta.left.find((one) => !isOf(one)) ?? null
  const units = listUnits(course)
  return units[units.findIndex(isOf) + 1] ?? null
}
