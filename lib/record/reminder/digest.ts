import { namesOf } from '@/lib/people/account/queries'
import { type MailParts, render } from '@/lib/people/mail/render'
import type { Statements } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { dateInWords } from '@/lib/platform/words'
import { type DueCourse, type DueStep, listDue, listSupervised, ofAccounts, unfinished, withSteps } from './due-steps'
import { supervisorFrom } from './step'

/** A person's mail for one day: about their own courses, and about people they supervise. */
export async function listToTell(recipientId: string, now: Date): Promise<DueStep[]> {
  const own = withSteps(await listDue(ofAccounts([recipientId]), now), now)
  const theirs = withSteps(await listOfSupervised(recipientId, now), now).filter(({ step }) => step <= supervisorFrom)
  return unfinished([...own, ...theirs], now)
}

async function listOfSupervised(supervisorId: string, now: Date): Promise<DueCourse[]> {
  const people = await listSupervised(supervisorId)
  if (people.length === 0) return []
  const there = new Set(people.map(({ organizationId, accountId }) => `${organizationId} ${accountId}`))
  const due = await listDue(ofAccounts(people.map(({ accountId }) => accountId)), now)
  return due.filter(({ organizationId, accountId }) => there.has(`${organizationId} ${accountId}`))
}

/** False when nothing is left of what a person was told. */
export async function isStillDue(recipientId: string, steps: readonly Told[], now: Date): Promise<boolean> {
  const due = [...(await listDue(ofAccounts([recipientId]), now)), ...(await listOfSupervised(recipientId, now))]
  const keys = new Set(steps.map(keyOf))
  return (
    (
      await unfinished(
        due.filter((one) => keys.has(keyOf(one))),
        now,
      )
    ).length > 0
  )
}

type Told = Pick<DueCourse, 'accountId' | 'courseId' | 'dueOn'>

const keyOf = ({ accountId, courseId, dueOn }: Told) => `${accountId} ${courseId} ${dueOn}`

/** The mail doesn't name the courses: others may see it. */
export async function renderDigest(
  tx: Statements,
  recipient: { id: string; name: string },
  steps: readonly (Told & { step: number })[],
): Promise<MailParts> {
  const isOwn = ({ accountId }: Told) => accountId === recipient.id
  const others = steps.filter((one) => !isOwn(one))
  const names = await namesOf(
    others.map(({ accountId }) => accountId),
    tx,
  )
  const people = others.map(({ accountId, dueOn }) => `${names.get(accountId)}, due since ${dateInWords(dueOn)}`)
  return render('due-dates', {
    name: recipient.name,
    site: env.APP_URL,
    own: dueSentences(steps.filter(isOwn)),
    people: [...new Set(people)].sort(),
  })
}

/** The texts that a coordinator may read before they go out, for a made-up person. */
export function previewDigests(dueOn: string): { about: string; mail: MailParts }[] {
  const sample = { name: 'Sam Sample', site: env.APP_URL }
  const own = (step: number) => render('due-dates', { ...sample, own: dueSentences([{ dueOn, step }]), people: [] })
  const people = [`Ann Example, due since ${dateInWords(dueOn)}`]
  return [
    { about: '30, 7, and 1 days before', mail: own(30) },
    { about: 'Each week overdue', mail: own(-1) },
    {
      about: 'To the supervisor, from the third week overdue on',
      mail: render('due-dates', { ...sample, own: [], people }),
    },
  ]
}

/** One sentence for each date. */
function dueSentences(own: readonly Pick<DueStep, 'dueOn' | 'step'>[]): string[] {
  const days = [...new Set(own.map(({ dueOn }) => dueOn))].sort()
  return days.map((day) => {
    const there = own.filter(({ dueOn }) => dueOn === day)
    const isOverdue = there.some(({ step }) => step < 0)
    const [some, be, was] = there.length === 1 ? ['One', 'is', 'was'] : [there.length, 'are', 'were']
    return isOverdue
      ? `${some} of your courses ${was} due on ${dateInWords(day)} and ${be} still open.`
      : `${some} of your courses ${be} due on ${dateInWords(day)}.`
  })
}
