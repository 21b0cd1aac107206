import { DataTable } from '@/app/_ui/data-table'
import type { AdministratorView } from '@/lib/people/account/queries'
import { dayInWords, siteTimeZone } from '@/lib/platform/words'

export function Administrators({ administrators }: { administrators: readonly AdministratorView[] }) {
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
          dayInWords(grantedAt, siteTimeZone),
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
