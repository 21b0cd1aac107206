import { requireAdministrator } from '@/app/_auth/guards'
import { errorOf, readFlash } from '@/app/_http/flash'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/button'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { DataTable } from '@/app/_ui/data-table'
import { ErrorSummary } from '@/app/_ui/error-summary'
import { Field } from '@/app/_ui/field'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import { SelectField } from '@/app/_ui/select-field'
import { recordView } from '@/lib/audit/record-view'
import { listOrganizations } from '@/lib/people/organization/queries'
import { listIssued } from '@/lib/record/certificate/issued'
import { CertificatesTable } from './certificates/certificates-table'

const newest = 10

export const GET = page(async ({ query }) => {
  const administrator = await requireAdministrator()
  const problem = query.get('problem')
  const done = query.get('done')
  const [organizations, certificates, { values, errors }] = await Promise.all([
    listOrganizations(administrator),
    listIssued(administrator, { limit: newest, now: new Date() }),
    readFlash(problem),
  ])
  await recordView(administrator, { action: 'certificate.list-viewed', people: certificates })
  const people = organizations.flatMap(({ coordinators }) => coordinators)
  await recordView(administrator, { action: 'organization.coordinators-viewed', people })
  return {
    title: 'Administration',
    audience: 'manage',
    main: (
      <Page width="wide">
        <PageHeading title="Administration" />
        <ButtonRow>
          <ButtonLink kind="quiet" href="/admin/certificates">
            All certificates
          </ButtonLink>
          <ButtonLink kind="quiet" href="/admin/items">
            Item analysis
          </ButtonLink>
          <ButtonLink kind="quiet" href="/admin/mail">
            Mail
          </ButtonLink>
          <ButtonLink kind="quiet" href="/admin/log">
            Log
          </ButtonLink>
        </ButtonRow>
        <ErrorSummary errors={errors} />
        {done === 'revoked' && <Notice kind="good" title="The certificate is revoked" role="status" />}
        {done === 'coordinator' && (
          <Notice kind="good" title="The person coordinates the organization now" role="status" />
        )}
        <DataTable
          caption="Organizations"
          columns={[
            { key: 'name', label: 'Name' },
            { key: 'learners', label: 'People', numeric: true },
            { key: 'coordinators', label: 'Coordinators' },
          ]}
          rows={organizations.map(({ id, name, learners, coordinators }) => ({
            key: id,
            cells: [name, learners, coordinators.map((one) => `${one.name} (${one.email})`).join(', ') || 'None yet'],
          }))}
          empty="No organization yet."
        />
        <h2>New organization</h2>
        <form method="post" action="/admin/organizations" className="narrow">
          <Field
            label="Name of the organization"
            name="name"
            maxLength={120}
            defaultValue={values.name}
            error={errorOf(errors, 'name')}
          />
          <Button>Create organization</Button>
        </form>
        {organizations.length > 0 && (
          <>
            <h2>Add a coordinator</h2>
            <form method="post" action="/admin/coordinators" className="narrow">
              <SelectField
                label="Organization"
                name="organization"
                options={organizations.map(({ id, name }) => ({ value: id, text: name }))}
              />
              <Field
                label="Email of their account"
                name="email"
                type="email"
                defaultValue={values.email}
                error={errorOf(errors, 'email')}
              />
              <Button>Make coordinator</Button>
            </form>
          </>
        )}
        <CertificatesTable
          caption={`Newest certificates (at most ${newest})`}
          certificates={certificates}
          empty="No certificate yet."
        />
        <p>
          A wrong name is corrected on the page of its certificate; <a href="/admin/certificates">find it</a> by serial
          or by name.
        </p>
        <h2>Revoke a certificate</h2>
        <p>
          The certificate stays on record, and anyone who verifies it sees that it was revoked. This cannot be undone.
        </p>
        <form method="post" action="/admin/revocations" className="narrow">
          <Field
            label="Serial"
            name="serial"
            maxLength={60}
            defaultValue={values.serial}
            error={errorOf(errors, 'serial')}
          />
          <Field
            label="Reason"
            name="reason"
            maxLength={500}
            hint="Kept in the record, not shown to the public."
            defaultValue={values.reason}
            error={errorOf(errors, 'reason')}
          />
          <Button kind="danger">Revoke</Button>
        </form>
      </Page>
    ),
  }
})
