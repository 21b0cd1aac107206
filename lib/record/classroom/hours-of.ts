/** To a hundredth, without needless zeros: `1.5`. */
export function hoursOf({ minutes }: { minutes: number }): string {
  return String(Math.round((minutes / 60) * 100) / 100)
}
