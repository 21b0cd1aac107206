/** To the second, in UTC: a JWT's dates know no less, and both forms of a credential must say the same. */
export function dateTime(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`
}
