import type { Problem } from '../schema'

export interface Place {
  file: string
  line: number
}

export interface Located<T> {
  value: T
  at: (...path: PropertyKey[]) => Place
}

export function error(place: Place, rule: string, message: string): Problem {
  return { severity: 'error', ...place, message, rule }
}

export function warning(place: Place, rule: string, message: string): Problem {
  return { severity: 'warning', ...place, message, rule }
}

export function sortProblems(problems: readonly Problem[]): Problem[] {
  const keyed = new Map(problems.map((one) => [lineOf(one), one]))
  return [...keyed.values()].sort((a, b) => compare(a.file, b.file) || a.line - b.line || compare(a.message, b.message))
}

const fewestToGroup = 4
const mostNamed = 3

/** One problem for each rule and message that four or more places share: they have one cause. */
export function groupAlike(problems: readonly Problem[]): Problem[] {
  const groups = groupsBy(sortProblems(problems), ({ rule, message }) => `${rule} ${message}`)
  return groups.flatMap((group) => {
    const [first, ...more] = group
    if (!first || group.length < fewestToGroup) return group
    return [{ ...first, message: `${first.message}${andAlso(more)}` }]
  })
}

/** Node 20 has no `Map.groupBy`. */
export function groupsBy<T>(values: readonly T[], keyOf: (value: T) => string): T[][] {
  const groups = new Map<string, T[]>()
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value])
  return [...groups.values()]
}

export function andAlso(more: readonly Place[]): string {
  const named = more.slice(0, mostNamed).map(({ file, line }) => `${file}:${line}`)
  return more.length === 0 ? '' : `; ${more.length + 1} places in all, also ${named.join(', ')}`
}

/** `file:line: severity: message (rule)` */
export function lineOf({ file, line, severity, message, rule }: Problem): string {
  return `${file}:${line}: ${severity}: ${message} (${rule})`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
