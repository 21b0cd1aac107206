import { CodeText } from '@/app/_ui/code-text'
import { FactList } from '@/app/_ui/fact-list'
import type { Learner } from '@/lib/people/account/actor'
import type { EndedRole } from '@/lib/people/role/queries'
import { endedFacts } from './ended-facts'

interface Named {
  id: string
  name: string
}

interface Props {
  learner: Learner
  /** Of someone without an address. */
  signInCode: string | null
  isConfirmed: boolean
  memberships: readonly Named[]
  coordinated: readonly Named[]
  /** An organization shows them its records, or offers to. */
  isAuditor: boolean
  administers: boolean
  ended: readonly EndedRole[]
}

function leaveLinks(memberships: readonly Named[]) {
  if (memberships.length === 0) return 'None'
  return memberships.map(({ id, name }) => (
    <p key={id}>
      {name}{' '}
      <a href={`/account/organizations/${id}/certificates`} aria-label={`Earlier certificates: share with ${name}`}>
        Earlier certificates
      </a>{' '}
      <a href={`/account/organizations/${id}/leaving`} aria-label={`Leave ${name}`}>
        Leave
      </a>
    </p>
  ))
}

function coordinatedFacts(coordinated: readonly Named[]) {
  if (coordinated.length === 0) return []
  const links = coordinated.map(({ id, name }) => (
    <p key={id}>
      <a href={`/manage/${id}`}>{name}</a>
    </p>
  ))
  return [{ term: 'You coordinate', detail: links }]
}

function addressWords(email: string, signInCode: string | null, isConfirmed: boolean) {
  if (!signInCode) return `${email}${isConfirmed ? '' : ' (not confirmed)'}`
  return (
    <>
      None. You sign in with <CodeText code={signInCode} />
    </>
  )
}

export function AccountFacts({
  learner,
  signInCode,
  isConfirmed,
  memberships,
  coordinated,
  isAuditor,
  administers,
  ended,
}: Props) {
  const { name, email, timeZone } = learner
  const change = signInCode ? 'Add' : isConfirmed ? 'Change' : 'Confirm'
  return (
    <FactList
      facts={[
        {
          term: 'Name',
          detail: (
            <>
              {name}{' '}
              <a href="/account/name" aria-label="Change your name">
                Change
              </a>
            </>
          ),
        },
        {
          term: 'Email',
          detail: (
            <>
              {addressWords(email, signInCode, isConfirmed)}{' '}
              <a href="/account/address" aria-label={`${change} your address`}>
                {change}
              </a>
            </>
          ),
        },
        { term: 'Organizations', detail: leaveLinks(memberships) },
        ...coordinatedFacts(coordinated),
        ...(isAuditor
          ? [{ term: 'Auditor', detail: <a href="/board">Organizations that show you their records</a> }]
          : []),
        ...(administers ? [{ term: 'Administration', detail: <a href="/admin">Run the site</a> }] : []),
        ...endedFacts(ended, timeZone),
      ]}
    />
  )
}
