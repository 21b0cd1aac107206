export const followUpDays = [30, 90] as const
export type FollowUpDays = (typeof followUpDays)[number]

const askedForDays = 30
export const mailedForDays = 14

const dayMs = 86_400_000

export function isFollowUpOpen(days: FollowUpDays, issuedAt: Date, now: Date): boolean {
  const since = now.getTime() - issuedAt.getTime() - days * dayMs
  return since >= 0 && since < askedForDays * dayMs
}

export function issuedBetween(days: FollowUpDays, forDays: number, now: Date): { after: Date; until: Date } {
  const until = now.getTime() - days * dayMs
  return { after: new Date(until - forDays * dayMs), until: new Date(until) }
}
