import type { OrganizationZone } from '@/lib/people/account/actor'
import { dayOf } from '@/lib/platform/words'
import { listCredits } from './credits'
import { findExceptions } from './exceptions'
import { type Judgment, judgeMandate } from './judge-mandate'
import type { MandateView } from './queries'

interface Judged {
  accountId: string
  startedAt: Date
}

/** For each person, in order: the mandates that are in force, by their ids. */
export async function judgePeople(
  organization: OrganizationZone,
  mandates: readonly MandateView[],
  people: readonly Judged[],
  now: Date,
): Promise<Map<string, Judgment>[]> {
  const { timeZone } = organization
  const ids = people.map(({ accountId }) => accountId)
  const [credits, exceptions] = await Promise.all([
    listCredits(organization, ids, now),
    findExceptions(organization, ids),
  ])
  const today = dayOf(now, timeZone)
  return people.map(({ accountId, startedAt }) => {
    const joinedOn = dayOf(startedAt, timeZone)
    const own = { joinedOn, credits: credits.get(accountId) ?? [] }
    const judgments = mandates.flatMap(({ id, versions }): [string, Judgment][] => {
      const personExceptions = exceptions.get(`${accountId} ${id}`) ?? { exception: null, waived: [] }
      const judgment = judgeMandate(versions, { ...own, ...personExceptions }, today)
      return judgment ? [[id, judgment]] : []
    })
    return new Map(judgments)
  })
}
