import type { Flash } from '@/app/_http/flash'
import { errorOf } from '@/app/_http/flash'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { fieldId } from '@/app/_ui/form/field-notes'
import { OnceField } from '@/app/_ui/form/once-field'
import { SelectField } from '@/app/_ui/form/select-field'
import { type DivisionView, divisionOptions } from '@/lib/people/organization/division/divisions'
import type { IdentifierRuleView } from '@/lib/people/organization/identifier-rule'
import type { MemberDetails } from '@/lib/people/organization/membership/member-details'

type Props = Flash & {
  here: string
  details: MemberDetails
  rule: IdentifierRuleView | null
  divisions: readonly DivisionView[]
  supervisors: readonly { value: string; text: string }[]
}

/** After an error, the form keeps the typed values and takes the newest version, so saving again overwrites knowingly. */
export function DetailsForm({ here, details, rule, divisions, supervisors, values, errors }: Props) {
  const typed = (name: string, now: string | null) => values[name] ?? now ?? ''
  return (
    <form id={fieldId('details')} method="post" action={`${here}/details`}>
      <OnceField />
      <input type="hidden" name="version" value={details.version} />
      <Field
        label={rule?.label ?? 'Identifier'}
        name="identifier"
        required={rule?.isRequired ?? false}
        maxLength={60}
        hint={rule?.pattern ? `For example ${rule.pattern}` : 'For example an officer number. No one else here has it.'}
        defaultValue={typed('identifier', details.identifier)}
        error={errorOf(errors, 'identifier')}
      />
      <Field
        label="Rank or role"
        name="rank"
        required={false}
        maxLength={60}
        defaultValue={typed('rank', details.rank)}
        error={errorOf(errors, 'rank')}
      />
      <SelectField
        label="Division"
        name="divisionId"
        options={[{ value: '', text: 'None' }, ...divisionOptions(divisions)]}
        defaultValue={typed('divisionId', details.divisionId)}
        error={errorOf(errors, 'divisionId')}
      />
      <Field
        label="Hired on"
        name="hiredOn"
        type="date"
        required={false}
        defaultValue={typed('hiredOn', details.hiredOn)}
        error={errorOf(errors, 'hiredOn')}
      />
      <SelectField
        label="Supervisor"
        name="supervisorId"
        options={[{ value: '', text: 'None' }, ...supervisors]}
        defaultValue={typed('supervisorId', details.supervisorId)}
        error={errorOf(errors, 'supervisorId')}
      />
      <Button>Save details</Button>
    </form>
  )
}
