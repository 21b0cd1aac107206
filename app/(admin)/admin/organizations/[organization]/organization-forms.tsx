import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { TimeZoneField } from '../time-zone-field'

interface Props {
  id: string
  organization: { name: string; timeZone: string }
  flash: Flash
}

export function OrganizationForms({ id, organization, flash: { values, errors } }: Props) {
  const here = `/admin/organizations/${id}`
  return (
    <>
      <ul className="rows">
        <li>
          <a href={`/admin/people?organization=${id}`}>People</a>
        </li>
        <li>
          <a href={`${here}/second-factor`}>Second step for coordinators</a>
        </li>
        <li>
          <a href={`${here}/time`}>Time for certificates</a>
        </li>
        <li>
          <a href={`${here}/closure`}>Close this organization</a>
        </li>
      </ul>
      <form method="post" action={`${here}/name`} className="card">
        <h2>Name</h2>
        <Field
          label="Name of the organization"
          name="name"
          maxLength={120}
          hint="Certificates and records keep the name they were made with."
          defaultValue={values.name ?? organization.name}
          error={errorOf(errors, 'name')}
        />
        <Button>Rename</Button>
      </form>
      <form method="post" action={here} className="card">
        <h2>Time zone</h2>
        <p>Its people see dates and times in this zone. Certificates keep the zone they were issued in.</p>
        <TimeZoneField value={values.timeZone ?? organization.timeZone} error={errorOf(errors, 'timeZone')} />
        <Button>Set time zone</Button>
      </form>
    </>
  )
}
