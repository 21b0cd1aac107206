import { requireAdministrator } from '@/app/_auth/guards'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { Pagination } from '@/app/_ui/pagination'
import { recordView } from '@/lib/audit/log/record-view'
import { listIssued } from '@/lib/record/certificate/issued'
import { parseSerial } from '@/lib/record/certificate/serial'
import { CertificatesTable } from './certificates-table'

const here = '/admin/certificates'
const pageSize = 50

export const GET = page(async ({ query }) => {
  const administrator = await requireAdministrator()
  const typed = Object.fromEntries(query)
  const find = typeof typed.find === 'string' ? typed.find.trim().slice(0, 120) : ''
  const after = typeof typed.after === 'string' ? parseSerial(typed.after) : null
  const page = { find, ...(after?.ok && { after: after.serial }), limit: pageSize + 1, now: new Date() }
  const rows = await listIssued(administrator, page)
  const certificates = rows.slice(0, pageSize)
  const about = { details: { after: after?.ok ? after.serial : null }, values: { find: find || null } }
  await recordView(administrator, { action: 'certificate.list-viewed', ...about, people: certificates })
  const last = rows.length > pageSize ? certificates.at(-1) : undefined
  const address = (parts: Record<string, string>) => {
    const query = new URLSearchParams({ ...(find && { find }), ...parts }).toString()
    return query ? `${here}?${query}` : here
  }
  return {
    title: 'Certificates issued',
    audience: 'admin',
    main: (
      <Page width="wide">
        <PageHeading title="Certificates issued" back={{ href: '/admin', text: 'Administration' }} />
        <form method="get" action={here} className="narrow">
          <Field
            label="Find a certificate"
            name="find"
            hint="Its serial, or part of the name on it. The beginning of a word is enough."
            maxLength={120}
            isFilter
            defaultValue={find}
          />
          <Button kind="quiet">Find</Button>
        </form>
        <CertificatesTable
          caption={find ? `Certificates found: ${find}` : 'Certificates, newest first'}
          certificates={certificates}
          empty={find ? 'No certificate has this serial or a matching name.' : 'No certificate yet.'}
        />
        <Pagination
          label="Certificates"
          previous={after ? { href: address({}), label: find ? 'First page' : 'Newest' } : undefined}
          next={last && { href: address({ after: last.serial }), label: find ? 'More' : 'Older' }}
        />
      </Page>
    ),
  }
})
