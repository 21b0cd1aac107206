import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/button'
import { DataTable } from '@/app/_ui/data-table'
import { Field } from '@/app/_ui/field'
import { OnceField } from '@/app/_ui/once-field'
import { SelectField } from '@/app/_ui/select-field'
import type { OrganizationView } from '@/lib/people/organization/queries'
import { zoneInWords } from '@/lib/platform/words'
import { TimeZoneField } from './organizations/time-zone-field'

export function Organizations({ organizations, values, errors }: Flash & { organizations: OrganizationView[] }) {
  const open = organizations.filter(({ closedAt }) => closedAt === null)
  return (
    <>
      <DataTable
        caption="Organizations"
        columns={[
          { key: 'name', label: 'Name' },
          { key: 'learners', label: 'People', numeric: true },
          { key: 'coordinators', label: 'Coordinators' },
          { key: 'zone', label: 'Time zone' },
        ]}
        rows={organizations.map(({ id, name, timeZone, closedAt, learners, coordinators }) => ({
          key: id,
          href: `/admin/organizations/${id}`,
          cells: [
            closedAt ? `${name} (closed)` : name,
            learners,
            coordinators.length === 0
              ? 'None yet'
              : coordinators.map((one) => (
                  <p key={one.accountId}>
                    <bdi>{one.name}</bdi> ({one.email}){' '}
                    <a
                      href={`/admin/organizations/${id}/coordinators/${one.accountId}`}
                      aria-label={`End role of ${one.name} in ${name}`}
                    >
                      End role
                    </a>
                  </p>
                )),
            zoneInWords(timeZone),
          ],
        }))}
        empty="No organization yet."
      />
      <h2>New organization</h2>
      <form method="post" action="/admin/organizations" className="narrow">
        <OnceField />
        <Field
          label="Name of the organization"
          name="name"
          maxLength={120}
          defaultValue={values.name}
          error={errorOf(errors, 'name')}
        />
        <TimeZoneField value={values.timeZone} error={errorOf(errors, 'timeZone')} />
        <Button>Create organization</Button>
      </form>
      {open.length > 0 && (
        <>
          <h2>Add a coordinator</h2>
          <form method="post" action="/admin/coordinators" className="narrow">
            <OnceField />
            <SelectField
              label="Organization"
              name="organization"
              options={open.map(({ id, name }) => ({ value: id, text: name }))}
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
    </>
  )
}
