import { DataTable } from '@/app/_ui/data-table'
import { Button } from '@/app/_ui/form/button'
import type { FactorView } from '@/lib/people/second-factor/queries'
import { momentInWords } from '@/lib/platform/words'

const kinds = { app: 'Authenticator app', passkey: 'Passkey' } as const

export function FactorTable({ factors, timeZone }: { factors: FactorView[]; timeZone: string }) {
  const time = (moment: Date) => <time dateTime={moment.toISOString()}>{momentInWords(moment, timeZone)}</time>
  return (
    <DataTable
      caption="Your second steps"
      columns={[
        { key: 'name', label: 'Name' },
        { key: 'removal', label: 'Remove' },
        { key: 'used', label: 'Last used' },
        { key: 'added', label: 'Added' },
      ]}
      rows={factors.map(({ id, kind, name, addedAt, lastUsedAt }) => ({
        key: id,
        cells: [
          name === kinds[kind] ? name : `${name} (${kinds[kind].toLowerCase()})`,
          <form key="removal" method="post" action={`/account/second-factor/factors/${id}/removal`}>
            <Button kind="quiet" aria-label={`Remove ${name}`}>
              Remove
            </Button>
          </form>,
          lastUsedAt ? time(lastUsedAt) : 'Not yet',
          time(addedAt),
        ],
      }))}
      empty="None."
    />
  )
}
