import { DataTable } from '@/app/_ui/data-table'
import { Button } from '@/app/_ui/form/button'
import type { InvitationView } from '@/lib/people/role/invitations'
import { dayInWords } from '@/lib/platform/words'

interface Props {
  invitations: readonly InvitationView[]
  timeZone: string
}

export function Invitations({ invitations, timeZone }: Props) {
  if (invitations.length === 0) return null
  return (
    <DataTable
      caption="Open invitations"
      columns={[
        { key: 'name', label: 'Name' },
        { key: 'email', label: 'Email' },
        { key: 'organization', label: 'To coordinate' },
        { key: 'until', label: 'Until' },
        { key: 'end', label: 'End' },
      ]}
      rows={invitations.map(({ id, name, email, organization, expiresAt }) => ({
        key: id,
        cells: [
          <bdi key="name">{name}</bdi>,
          email,
          organization,
          dayInWords(expiresAt, timeZone),
          <form key="end" method="post" action={`/admin/invitations/${id}/end`}>
            <Button kind="quiet" aria-label={`End the invitation of ${name} to ${organization}`}>
              End
            </Button>
          </form>,
        ],
      }))}
      empty="None."
    />
  )
}
