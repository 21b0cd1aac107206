/** "Did you use it?" is asked so many days after a certificate. */
export const followUpDays = [30, 90] as const
export type FollowUpDays = (typeof followUpDays)[number]

/** It is asked for a month, since "the last 30 days" means nothing long after. */
const askedForDays = 30
/** No mail asks it later than this. */
export const mailedForDays = 14

const dayMs = 86_400_000

/** Whether the question is asked now, for a certificate of that day. */
export function isAsked(days: FollowUpDays, issuedAt: Date, now: Date): boolean {
  const since = now.getTime() - issuedAt.getTime() - days * dayMs
  return since >= 0 && since < askedForDays * dayMs
}

/** The time in which certificates were issued that are so many days old now, and have been for less than `forDays`. */
export function issuedBetween(days: FollowUpDays, forDays: number, now: Date): { after: Date; until: Date } {
  const until = now.getTime() - days * dayMs
  return { after: new Date(until - forDays * dayMs), until: new Date(until) }
}
