import type { ReactNode } from 'react'
import { DataTable } from '@/app/_ui/data-table'
import type { OrganizationView } from '@/lib/people/organization/list-organizations'
import { zoneInWords } from '@/lib/platform/words'

interface Props {
  caption: string
  organizations: readonly OrganizationView[]
  empty: ReactNode
}

export function OrganizationsTable({ caption, organizations, empty }: Props) {
  return (
    <DataTable
      caption={caption}
      columns={[
        { key: 'name', label: 'Name' },
        { key: 'learners', label: 'People', numeric: true },
        { key: 'coordinators', label: 'Coordinators' },
        { key: 'zone', label: 'Time zone' },
      ]}
      rows={organizations.map(({ id, name, timeZone, closedAt, learners, coordinators }) => ({
        key: id,
        href: `/admin/organizations/${id}`,
        cells: [
          closedAt ? `${name} (closed)` : name,
          learners,
          coordinators.length === 0
            ? 'None yet'
            : coordinators.map((one) => (
                <p key={one.accountId}>
                  <bdi>{one.name}</bdi> ({one.email}){' '}
                  <a
                    href={`/admin/organizations/${id}/coordinators/${one.accountId}`}
                    aria-label={`End role of ${one.name} in ${name}`}
                  >
                    End role
                  </a>
                </p>
              )),
          zoneInWords(timeZone),
        ],
      }))}
      empty={empty}
    />
  )
}
