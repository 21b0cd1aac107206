import { DataTable } from '@/app/_ui/data-table'
import { Tag } from '@/app/_ui/tag'
import type { Course } from '@/lib/content/course/schema'
import { dayInWords, siteTimeZone } from '@/lib/platform/words'
import type { RosterRow } from '@/lib/record/certificate/roster'
import { ResetLinkForm } from './reset-link-form'
import { states } from './roster-states'

type Props = { here: string; course: Course; people: readonly RosterRow[]; timeZone: string }

function CertificateLink({ serial }: { serial: string | null }) {
  return serial && <a href={`/certificates/${serial}.pdf`}>{serial}</a>
}

/** A certificate ends on a day in its own time zone, not the organization's. */
function certifiedOn({ state, certifiedAt, expiresAt }: RosterRow, zone: string): string {
  if (state === 'expired' && expiresAt) return `Ended ${dayInWords(expiresAt, siteTimeZone)}`
  return certifiedAt ? dayInWords(certifiedAt, zone) : ''
}

export function RosterTable({ here, course, people, timeZone }: Props) {
  return (
    <DataTable
      caption={`${course.title}: ${course.subtitle}`}
      columns={[
        { key: 'name', label: 'Name' },
        { key: 'email', label: 'Email' },
        { key: 'state', label: 'State' },
        { key: 'certified', label: 'Certified on' },
        { key: 'serial', label: 'Certificate' },
        { key: 'password', label: 'Password' },
      ]}
      rows={people.map((person) => ({
        key: person.accountId,
        cells: [
          <a key="name" href={`${here}/people/${person.accountId}`}>
            <bdi>{person.name}</bdi>
          </a>,
          person.email,
          <Tag key="state" kind={states[person.state].kind}>
            {states[person.state].text}
          </Tag>,
          certifiedOn(person, timeZone),
          <CertificateLink key="certificate" serial={person.serial} />,
          <ResetLinkForm key="password" here={here} accountId={person.accountId} name={person.name} />,
        ],
      }))}
      empty="Nobody matches. Make a join link and send it to your people."
    />
  )
}
