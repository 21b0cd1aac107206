import type { Problem } from './schema'

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

/** `file:line: severity: message (rule)` */
export function lineOf({ file, line, severity, message, rule }: Problem): string {
  return `${file}:${line}: ${severity}: ${message} (${rule})`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
