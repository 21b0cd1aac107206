import { DataTable } from '@/app/_ui/data-table'
import type { AdministratorView } from '@/lib/people/account/queries'
import { dayInWords } from '@/lib/platform/words'

type Props = { administrators: readonly AdministratorView[]; timeZone: string }

export function Administrators({ administrators, timeZone }: Props) {
  return (
    <DataTable
      caption="Administrators"
      columns={[
        { key: 'name', label: 'Name' },
        { key: 'email', label: 'Email' },
        { key: 'since', label: 'Since' },
        { key: 'end', label: 'Role' },
      ]}
      rows={administrators.map(({ accountId, name, email, grantedAt }) => ({
        key: accountId,
        cells: [
          <bdi key="name">{name}</bdi>,
          email,
          dayInWords(grantedAt, timeZone),
          <a
            key="end"
            href={`/admin/administrators/${accountId}`}
            aria-label={`End role of ${name} as an administrator`}
          >
            End role
          </a>,
        ],
      }))}
      empty="None."
    />
  )
}
