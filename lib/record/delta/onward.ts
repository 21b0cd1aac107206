import { listUnits } from '@/lib/content/course/lookup'
import type { Course, Unit } from '@/lib/content/course/schema'
import type { DeltaView } from './queries'

/** The next unit; after a unit to redo, the next changed one, then null for the course page. */
export function onwardFrom(course: Course, unit: Unit, delta: Pick<DeltaView, 'changes' | 'left'>): Unit | null {
  const isOf = (one: Unit) => one.id === unit.id
  const isAgain = delta.changes.some(({ units }) => units.some((one) => isOf(one.unit) && one.state !== 'told'))
  if (isAgain) return delta.left.find((one) => !isOf(one)) ?? null
  const units = listUnits(course)
  return units[units.findIndex(isOf) + 1] ?? null
}
