import { Fragment } from 'react'
import { DataTable } from '@/app/_ui/data-table'
import { Tag } from '@/app/_ui/tag'
import type { Course } from '@/lib/content/course/schema'
import { dayInWords } from '@/lib/platform/words'
import type { RosterRow } from '@/lib/record/certificate/roster'
import { MixedScriptsTag } from './mixed-scripts'
import { ResetLinkForm } from './reset-link-form'
import { rosterStateTags } from './roster-states'

type Props = { here: string; course: Course; people: readonly RosterRow[]; timeZone: string; isFormer: boolean }

function CertificateLink({ serial }: { serial: string | null }) {
  return serial && <a href={`/certificates/${serial}.pdf`}>{serial}</a>
}

/** The same days as on the certificate: in its own time zone, not the organization's. */
function certifiedOn({ state, certifiedAt, expiresAt, timeZone }: RosterRow): string {
  if (!certifiedAt || !timeZone) return ''
  return state === 'expired' && expiresAt
    ? `Ended ${dayInWords(expiresAt, timeZone)}`
    : dayInWords(certifiedAt, timeZone)
}

/** Former people come with the day they left instead of a password link. */
export function RosterTable({ here, course, people, timeZone, isFormer }: Props) {
  return (
    <DataTable
      caption={`${course.title}: ${course.subtitle}`}
      columns={[
        { key: 'name', label: 'Name' },
        { key: 'state', label: 'State' },
        { key: 'certified', label: 'Certified on' },
        { key: 'serial', label: 'Certificate' },
        { key: 'email', label: 'Email' },
        isFormer ? { key: 'left', label: 'Left on' } : { key: 'password', label: 'Password' },
      ]}
      rows={people.map((person) => ({
        key: person.accountId,
        href: `${here}/people/${person.accountId}`,
        cells: [
          <Fragment key="name">
            <bdi>{person.name}</bdi> <MixedScriptsTag name={person.name} />
          </Fragment>,
          <Tag key="state" kind={rosterStateTags[person.state].kind}>
            {rosterStateTags[person.state].text}
          </Tag>,
          certifiedOn(person),
          <CertificateLink key="certificate" serial={person.serial} />,
          person.email,
          person.leftAt ? (
            dayInWords(person.leftAt, timeZone)
          ) : (
            <ResetLinkForm key="password" here={here} accountId={person.accountId} name={person.name} />
          ),
        ],
      }))}
      empty={isFormer ? 'No former person matches.' : 'No one matches. Make a join link and send it to your people.'}
    />
  )
}
