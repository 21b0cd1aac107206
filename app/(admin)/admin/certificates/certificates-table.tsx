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
        { key: 'serial', label: 'Serial' },
        { key: 'name', label: 'Name' },
        { key: 'state', label: 'State' },
        { key: 'course', label: 'Course' },
        { key: 'issued', label: 'Issued' },
        { key: 'expires', label: 'Expires' },
      ]}
      rows={certificates.map(({ serial, holder, courseTitle, issuedAt, expiresAt, timeZone, state }) => ({
        key: serial,
        cells: [
          <a key="serial" href={`/admin/certificates/${serial}`}>
            {serial}
          </a>,
          <bdi key="name">{holder}</bdi>,
          <CertificateTag key="state" state={state} />,
          courseTitle,
          dayInWords(issuedAt, timeZone),
          expiresAt ? dayInWords(expiresAt, timeZone) : 'Never',
        ],
      }))}
      empty={empty}
    />
  )
}
