import { Fragment } from 'react'
import { CertificateTag } from '@/app/_ui/certificate-tag'
import { DataTable } from '@/app/_ui/data-table'
import { dayInWords } from '@/lib/platform/words'
import type { IssuedView } from '@/lib/record/certificate/issued'

type Props = { caption: string; certificates: readonly IssuedView[]; empty: string }

export function CertificatesTable({ caption, certificates, empty }: Props) {
  return (
    <DataTable
      caption={caption}
      columns={[
        { key: 'name', label: 'Name and serial' },
        { key: 'state', label: 'State' },
        { key: 'issued', label: 'Issued' },
        { key: 'expires', label: 'Expires' },
        { key: 'course', label: 'Course' },
      ]}
      rows={certificates.map(({ serial, holder, courseTitle, issuedAt, expiresAt, timeZone, state }) => ({
        key: serial,
        href: `/admin/certificates/${serial}`,
        cells: [
          <Fragment key="name">
            <bdi>{holder}</bdi> <span className="cell-note">{serial}</span>
          </Fragment>,
          <CertificateTag key="state" state={state} />,
          dayInWords(issuedAt, timeZone),
          expiresAt ? dayInWords(expiresAt, timeZone) : 'Never',
          courseTitle,
        ],
      }))}
      empty={empty}
    />
  )
}
