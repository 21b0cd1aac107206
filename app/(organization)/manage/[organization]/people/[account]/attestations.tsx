import { Fragment } from 'react'
import { DataTable } from '@/app/_ui/data-table'
import type { Coordinator } from '@/lib/people/account/actor'
import { listAttestations } from '@/lib/training/attempt/queries'
import { MixedScriptsTag } from '../../mixed-scripts'

type Props = { coordinator: Coordinator; accountId: string; day: (at: Date) => string }

/** Quotes the attestation text that the learner saw. */
export async function attestations({ coordinator, accountId, day }: Props) {
  const attestations = await listAttestations(coordinator, accountId)
  if (attestations.length === 0) return null
  return (
    <DataTable
      caption="Attested before a final, newest first"
      columns={[
        { key: 'at', label: 'When' },
        { key: 'name', label: 'Name' },
        { key: 'identifier', label: 'Identifier' },
        { key: 'text', label: 'Statement' },
      ]}
      rows={attestations.map((one) => ({
        key: one.attemptId,
        cells: [
          day(one.attestedAt),
          <Fragment key="name">
            <bdi>{one.name}</bdi> <MixedScriptsTag name={one.name} />
          </Fragment>,
          one.identifier ? `${one.identifier.label}: ${one.identifier.value}` : '',
          one.text,
        ],
      }))}
      empty=""
    />
  )
}
