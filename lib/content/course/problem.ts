import type { Problem } from './schema'

/** Where an author has to look. */
export interface Place {
  file: string
  line: number
}

/** What was read from a file, and where each of its parts stands. */
export interface Located<T> {
  value: T
  /** The place of a part by its path, or of the nearest part above it that is there. */
  at: (...path: PropertyKey[]) => Place
}

export function error(place: Place, rule: string, message: string): Problem {
  return { severity: 'error', ...place, message, rule }
}

export function warning(place: Place, rule: string, message: string): Problem {
  return { severity: 'warning', ...place, message, rule }
}

/** In order of file, line and words, each once: rules that run for each course may find the same problem again. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  const keyed = new Map(problems.map((one) => [lineOf(one), one]))
  return [...keyed.values()].sort((a, b) => compare(a.file, b.file) || a.line - b.line || compare(a.message, b.message))
}

/** As a person reads and clicks it: `file:line: severity: message (rule)`. */
export function lineOf({ file, line, severity, message, rule }: Problem): string {
  return `${file}:${line}: ${severity}: ${message} (${rule})`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
