import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { OnceField } from '@/app/_ui/form/once-field'
import { SelectField } from '@/app/_ui/form/select-field'
import type { listOrganizationNames, OrganizationView } from '@/lib/people/organization/list-organizations'
import { OrganizationsTable } from './organizations/organizations-table'
import { TimeZoneField } from './organizations/time-zone-field'

const unchosen = { value: '', text: 'Choose an organization' }

type Props = Flash & {
  newest: readonly OrganizationView[]
  names: Awaited<ReturnType<typeof listOrganizationNames>>
  /** The newest one was made just now. */
  isCreated: boolean
}

export function Organizations({ newest, names, isCreated, values, errors }: Props) {
  const open = names.filter(({ closedAt }) => closedAt === null)
  return (
    <>
      <OrganizationsTable caption="Newest organizations" organizations={newest} empty="No organization yet." />
      {names.length > 0 && (
        <p>
          <a href="/admin/organizations">All organizations ({names.length})</a>
        </p>
      )}
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
          <h2 id="coordinator">Add a coordinator</h2>
          <form method="post" action="/admin/coordinators" className="narrow">
            <OnceField />
            <SelectField
              label="Organization"
              name="organization"
              defaultValue={values.organization ?? (isCreated ? newest[0]?.id : '')}
              options={[unchosen, ...open.map(({ id, name }) => ({ value: id, text: name }))]}
              error={errorOf(errors, 'organization')}
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
