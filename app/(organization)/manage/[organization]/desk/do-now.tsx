import { ButtonLink } from '@/app/_ui/form/button-link'
import { dateInWords } from '@/lib/platform/words'
import type { DeskCounts } from '@/lib/record/desk/count-desk'
import type { LatePerson } from '@/lib/training/assignment/late-notes'
import { people } from './where-people-are'

export interface Waiting {
  counts: DeskCounts
  flags: number
  /** Other providers' certificates that wait for a decision. */
  outside: number
  invitations: { open: number; failed: number; expired: number }
  leaving: readonly { accountId: string; name: string; lastDay: string }[]
  late: readonly LatePerson[]
}

type Props = Waiting & {
  home: string
  course: string
  /** The counts of flags and outside certificates stop here. */
  most: number
}

interface Todo {
  key: string
  count: number
  title: string
  why: string
  href: string
  act: string
}

const has = (count: number) => (count === 1 ? 'has' : 'have')

/** The most urgent first. */
function listTodos({ home, course, counts, invitations }: Props): Todo[] {
  const list = `${home}/people?course=${course}`
  const { failed, late, stuck, silent } = counts
  const idle = counts['not-started']
  const todos = [
    {
      key: 'failed',
      count: failed,
      title: `${people(failed)} failed the final`,
      why: 'Open another attempt, or talk with them first.',
      href: `${list}&state=failed`,
      act: `Decide on ${failed}`,
    },
    {
      key: 'bounced',
      count: invitations.failed,
      title: `${invitations.failed} ${invitations.failed === 1 ? 'invitation' : 'invitations'} came back`,
      why: 'The mail could not be delivered. Correct the address, or print a code.',
      href: `${home}/invitations?state=failed`,
      act: `Fix ${invitations.failed}`,
    },
    {
      key: 'late',
      count: late,
      title: `${people(late)} ${late === 1 ? 'is' : 'are'} late`,
      why: 'Remind them, or move the date of those who can’t make it.',
      href: `${list}&mark=late`,
      act: `See ${late}`,
    },
    {
      key: 'invited',
      count: invitations.open,
      title: `${people(invitations.open)} ${has(invitations.open)} not joined`,
      why: 'They are invited. Mail them again, or print codes to hand out.',
      href: `${home}/invitations`,
      act: `See ${invitations.open}`,
    },
    {
      key: 'passed',
      count: counts.passed,
      title: `${people(counts.passed)} ${counts.passed === 1 ? 'waits' : 'wait'} for the certificate`,
      why: 'They passed the final. Minutes or a confirmed name are missing.',
      href: `${list}&state=passed`,
      act: `See ${counts.passed}`,
    },
    {
      key: 'idle',
      count: idle,
      title: `${people(idle)} ${has(idle)} not started`,
      why: 'They have joined. A reminder takes two presses.',
      href: `${list}&state=not-started`,
      act: `See ${idle}`,
    },
    {
      key: 'stuck',
      count: stuck,
      title: `${people(stuck)} ${stuck === 1 ? 'is' : 'are'} stuck`,
      why: 'They began, and have done nothing for ten days.',
      href: `${list}&mark=stuck`,
      act: `See ${stuck}`,
    },
    {
      key: 'silent',
      count: silent,
      title: `${people(silent)} ${silent === 1 ? 'is' : 'are'} silent`,
      why: 'Two reminders or more brought no visit. Call them.',
      href: `${list}&mark=silent`,
      act: `See ${silent}`,
    },
  ]
  return todos.filter(({ count }) => count > 0)
}

const mostShown = 3

export function DoNow(props: Props) {
  const { home, late, leaving } = props
  const todos = listTodos(props)
  const now = todos.slice(0, mostShown)
  const others = [...todos.slice(mostShown).map(({ key, href, title }) => ({ key, href, title })), ...canWait(props)]
  return (
    <section className="card" aria-labelledby="now">
      <h2 id="now">Do these now</h2>
      {now.length === 0 && <p>Nobody waits for you.</p>}
      <ol className="todo">
        {now.map(({ key, title, why, href, act }, index) => (
          <li key={key}>
            <h3>{title}</h3>
            <p>{why}</p>
            <ButtonLink kind={index === 0 ? 'primary' : 'quiet'} href={href}>
              {act}
            </ButtonLink>
          </li>
        ))}
      </ol>
      {others.length > 0 && (
        <p className="after">
          Then:{' '}
          {others.map(({ key, href, title }, index) => (
            <span key={key}>
              {index > 0 && ', '}
              <a href={href}>{title}</a>
            </span>
          ))}
          .
        </p>
      )}
      {late.length + leaving.length > 0 && (
        <ul className="after">
          {late.map(({ id, accountId, name, dueOn, text }) => (
            <li key={id}>
              <a href={`${home}/people/${accountId}`}>
                <bdi>{name}</bdi>
              </a>{' '}
              will be late with a course due by {dateInWords(dueOn)}: “{text}”
            </li>
          ))}
          {leaving.map(({ accountId, name, lastDay }) => (
            <li key={accountId}>
              <a href={`${home}/people/${accountId}`}>
                <bdi>{name}</bdi>
              </a>{' '}
              is leaving. Last day: {dateInWords(lastDay)}.
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function canWait({ home, flags, outside, most, invitations }: Props) {
  const many = (count: number) => (count > most ? `more than ${most}` : count)
  return [
    { key: 'flags', count: flags, href: `${home}/anomalies?state=open`, title: `${many(flags)} time flags to look at` },
    {
      key: 'outside',
      count: outside,
      href: `${home}/outside-certificates`,
      title: `${many(outside)} certificates of other providers to decide on`,
    },
    {
      key: 'expired',
      count: invitations.expired,
      href: `${home}/invitations?state=expired`,
      title: `${invitations.expired} expired invitations`,
    },
  ].filter(({ count }) => count > 0)
}
