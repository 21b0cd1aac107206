import { type DatedChange, datedChange, type Edition } from './edition'
import { hashOf } from './hash'
import { listUnits } from './lookup'
import type { Course } from './schema'

export function lastLawChange(course: Course, unitId: string): DatedChange | undefined {
  return changesSince(course, [])?.findLast((one) => one.class === 'law' && one.units.includes(unitId))
}

export function unitsOf(changes: unknown): string[] {
  return datedChange
    .array()
    .parse(changes)
    .flatMap(({ units }) => units)
}

/** A law change can reopen only lessons and encounters. */
export function listAskedAgain(course: Course, changed: readonly string[]): string[] {
  return listUnits(course).flatMap((unit) =>
    unit.kind !== 'quiz' && !(unit.kind === 'encounter' && unit.moveOn === 'offered') && changed.includes(unit.id)
      ? unit.id
      : [],
  )
}

/** The id for the parts of a course outside its units: title, rules, order. */
export const frameId = 'course'

export function unitHashes(course: Course): Record<string, string> {
  const { modules, ...rest } = course
  const outlines = modules.map((module) => ({
    ...module,
    tasks: undefined,
    example: module.example?.id,
    units: module.units.map((unit) => unit.id),
  }))
  // Derived from the units.
  const outside = { history: undefined, panel: undefined, cases: undefined, place: undefined }
  const derived = { ...outside, hash: undefined, minutes: undefined, lawAsOf: undefined }
  const frame = hashOf({ ...rest, ...derived, modules: outlines })
  const parts = [...listUnits(course), ...modules.flatMap(({ example }) => example ?? [])]
  return Object.fromEntries([[frameId, frame], ...parts.map((part) => [part.id, part.hash])].map(shortened))
}

function shortened([part = '', hash = '']: string[]): [string, string] {
  return [part, hash.slice(0, 16)]
}

type State = Pick<Edition, 'hash' | 'units'>

export function movedUnits(before: State, after: State): string[] {
  const ids = [...new Set([...Object.keys(before.units), ...Object.keys(after.units)])]
  const moved = ids.filter((one) => before.units[one] !== after.units[one])
  return moved.length === 0 && before.hash !== after.hash ? [frameId] : moved
}

/** All changes since the latest of some versions (by hash), published or not. Null for an unknown state. */
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
