/** `look`: someone should look at it this week. `broken`: something is lost or at risk until someone mends it. */
export type SiteState = 'good' | 'look' | 'broken'

export interface StatusRow {
  name: string
  state: SiteState
  fact: string
  /** The next step: on a page of the site, or in a section of the operator's documents. */
  next?: { text: string; page: string } | { text: string; section: string }
}

export interface StatusGroup {
  name: string
  rows: StatusRow[]
}

/** When the status is read, and in which zone it is shown. */
export interface AsOf {
  now: Date
  timeZone: string
}

const dayMs = 86_400_000

/** Whole days from `from` to `to`. */
export function daysBetween(from: Date, to: Date): number {
  return Math.floor((to.getTime() - from.getTime()) / dayMs)
}

/** `1 day`, `2 days`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`
}
