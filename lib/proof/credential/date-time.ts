/** UTC, in whole seconds, since JWT dates have no fractions and both forms must agree. */
export function dateTime(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`
}
