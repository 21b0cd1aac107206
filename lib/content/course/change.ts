import { type DatedChange, datedChange, type Edition } from './edition'
import { hashOf } from './hash'
import { listUnits } from './lookup'
import type { Course } from './schema'

/** The newest change of law to a unit, as the change file has it up to the course as it is now. */
export function lastLawChange(course: Course, unitId: string): DatedChange | undefined {
  return changesSince(course, [])?.findLast((one) => one.class === 'law' && one.units.includes(unitId))
}

/** The ids of what some kept changes are of. */
export function unitsOf(changes: unknown): string[] {
  return datedChange
    .array()
    .parse(changes)
    .flatMap(({ units }) => units)
}

/** Of some changed units those that a course asks for again: only lessons and encounters can be. */
export function listAskedAgain(course: Course, changed: readonly string[]): string[] {
  return listUnits(course).flatMap((unit) =>
    unit.kind !== 'quiz' && !(unit.kind === 'encounter' && unit.moveOn === 'offered') && changed.includes(unit.id)
      ? unit.id
      : [],
  )
}

/** What stands for all of a course that is in no unit: its title, rules and order. */
export const frameId = 'course'

/** The hash of each part of a course as a change file has it. */
export function unitHashes(course: Course): Record<string, string> {
  const { modules, ...rest } = course
  const outlines = modules.map((module) => ({
    ...module,
    example: module.example?.id,
    units: module.units.map((unit) => unit.id),
  }))
  // Hours and day of law come of the units: they are no change of their own.
  const derived = { hash: undefined, history: undefined, minutes: undefined, lawAsOf: undefined }
  const frame = hashOf({ ...rest, ...derived, modules: outlines })
  const parts = [...listUnits(course), ...modules.flatMap(({ example }) => example ?? [])]
  return Object.fromEntries([[frameId, frame], ...parts.map((part) => [part.id, part.hash])].map(shortened))
}

function shortened([part = '', hash = '']: string[]): [string, string] {
  return [part, hash.slice(0, 16)]
}

type State = Pick<Edition, 'hash' | 'units'>

/** The ids of what differs between two states: changed, added or removed. */
export function movedUnits(before: State, after: State): string[] {
  const ids = [...new Set([...Object.keys(before.units), ...Object.keys(after.units)])]
  const moved = ids.filter((one) => before.units[one] !== after.units[one])
  return moved.length === 0 && before.hash !== after.hash ? [frameId] : moved
}

/**
 * All that changed to a course as it is now since the last of some earlier versions, by their hashes: what lies between
 * counts too, also when it was never published. Null for a course whose state no change file names.
 */
export function changesSince(
  course: Pick<Course, 'hash' | 'history'>,
  earlier: readonly string[],
): DatedChange[] | null {
  const { history, hash } = course
  const now = history.findIndex((one) => one.hash === hash)
  if (now < 0) return null
  const last = history.findLastIndex((one) => earlier.includes(one.hash))
  return history
    .slice(last + 1, now + 1)
    .flatMap(({ edition, on, changes }) => changes.map((one) => ({ ...one, edition, on })))
}
