import { Fragment } from 'react'
import { DataTable } from '@/app/_ui/data-table'
import type { AttestationView } from '@/lib/training/attempt/queries'
import { MixedScriptsTag } from '../../mixed-scripts'

type Props = { attestations: readonly AttestationView[]; day: (at: Date) => string }

/** Quotes the attestation text that the learner saw. */
export function AttestationTable({ attestations, day }: Props) {
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
