import { Button } from '@/app/_ui/form/button'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { CheckboxField } from '@/app/_ui/form/checkbox-field'
import { SelectField } from '@/app/_ui/form/select-field'
import type { Mapping } from '@/lib/people/import/columns'
import { type ImportField, importFields } from '@/lib/people/import/headings'
import type { ImportPlan } from '@/lib/people/import/plan-import'
import type { Table } from '@/lib/people/import/table'
import { sendsMail } from '@/lib/people/mail/place'

export const fieldWords: Record<ImportField, string> = {
  email: 'Email address',
  identifier: 'Identifier',
  name: 'Name (for new people)',
  firstName: 'First name (for new people)',
  middleName: 'Middle name or initial (for new people)',
  lastName: 'Last name (for new people)',
  suffix: 'Suffix (for new people)',
  rank: 'Rank or role',
  division: 'Division',
  hiredOn: 'Hired on',
  supervisor: 'Supervisor',
}

interface Props {
  here: string
  draftId: string
  table: Table
  mapping: Mapping
  plan: ImportPlan
  cohorts: readonly { id: string; name: string }[]
}

function saveWords(plan: ImportPlan): string | null {
  const changed = plan.rows.filter(({ change, invitation }) => change ?? invitation?.invitationId).length
  const invited = plan.rows.filter(({ state }) => state === 'new').length
  const save = changed > 0 ? `Save ${changed === 1 ? '1 change' : `${changed} changes`}` : ''
  const invite = invited > 0 ? `${save ? ' and invite' : 'Invite'} ${invited}` : ''
  const wrong = plan.rows.filter(({ state }) => state === 'error').length
  if (!save && !invite) return null
  return `${save}${invite}${wrong > 0 ? `, leave out ${wrong}` : ''}`
}

/** Checks again with other columns, saves what the report shows, or downloads the errors. */
export function MappingForm({ here, draftId, table, mapping, plan, cohorts }: Props) {
  const isWrong = plan.rows.some(({ state }) => state === 'error')
  const save = saveWords(plan)
  const asksName = plan.rows.some(({ problems }) => problems.some(({ field }) => field === 'name'))
  const tellsWho = mapping.some((field) => field === 'email' || field === 'identifier')
  const hasName = mapping.some((field) => field === 'name' || field === 'lastName')
  return (
    <form method="post" action={here}>
      <input type="hidden" name="draft" value={draftId} />
      <input type="hidden" name="digest" value={plan.digest} />
      <details open={!tellsWho || (asksName && !hasName)}>
        <summary>Columns of your list</summary>
        {table.header.map((heading, index) => (
          <SelectField
            // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a file never move
            key={index}
            label={heading || `Column ${index + 1}`}
            name={`column-${index}`}
            options={[
              { value: '', text: 'Not used' },
              ...importFields.map((field) => ({ value: field, text: fieldWords[field] })),
            ]}
            defaultValue={mapping[index] ?? ''}
          />
        ))}
      </details>
      {plan.rows.some(({ state }) => state === 'new') && <InvitingFields cohorts={cohorts} />}
      <ButtonRow>
        <Button kind="quiet" name="step" value="check" data-saving="Checking…" data-bar>
          Check again
        </Button>
        {save && (
          <Button name="step" value="apply" data-saving="Saving…" data-bar>
            {save}
          </Button>
        )}
        {isWrong && (
          <Button kind="quiet" name="step" value="errors">
            Download the rows with errors
          </Button>
        )}
      </ButtonRow>
    </form>
  )
}

function InvitingFields({ cohorts }: Pick<Props, 'cohorts'>) {
  return (
    <>
      <SelectField
        label="Cohort for new people"
        name="cohort"
        options={[{ value: '', text: 'None' }, ...cohorts.map(({ id, name }) => ({ value: id, text: name }))]}
      />
      {sendsMail ? (
        <CheckboxField
          name="mail"
          label="Mail the invitations of people with an address. You can print a sheet for everyone else."
          defaultChecked
        />
      ) : (
        <p>This site sends no mail. Print the invitations and hand them out.</p>
      )}
    </>
  )
}
