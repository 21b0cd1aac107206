import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/form/button'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { CheckboxField } from '@/app/_ui/form/checkbox-field'
import { Field } from '@/app/_ui/form/field'
import { OptionList } from '@/app/_ui/form/option-list'
import { SelectField } from '@/app/_ui/form/select-field'
import type { ImportPlan } from '@/lib/people/import/plan-import'
import { nameExample } from '@/lib/people/import/read-cells'
import type { Draft } from '@/lib/people/import/save-draft'
import { nameStyles } from '@/lib/people/import/tidy-name'
import { sendsMail } from '@/lib/people/mail/place'
import { ColumnFields } from './column-fields'
import { ReadAsFields } from './read-as-fields'
import { ImportReport, ReportCounts } from './report'

interface Props {
  here: string
  draftId: string
  draft: Draft
  plan: ImportPlan
  cohorts: readonly { id: string; name: string }[]
  flash: Flash
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

/** Chooses how the list is read, and saves the report. */
export function CheckForm({ here, draftId, draft, plan, cohorts, flash }: Props) {
  const { table, mapping, nameStyle } = draft
  const isNew = plan.rows.some(({ state }) => state === 'new')
  const save = saveWords(plan)
  return (
    <form method="post" action={here}>
      <input type="hidden" name="draft" value={draftId} />
      <input type="hidden" name="digest" value={plan.digest} />
      <ReportCounts plan={plan} />
      <ReadAsFields table={table} />
      <ColumnFields table={table} mapping={mapping} plan={plan} />
      {isNew && <NameFields draft={draft} />}
      {!isNew && <input type="hidden" name="names" value={nameStyle} />}
      {isNew && <InvitingFields cohorts={cohorts} flash={flash} />}
      <ImportReport plan={plan} />
      <div className="stays">
        <ButtonRow>
          <Button kind="quiet" name="step" value="check" data-saving="Checking…" data-bar>
            Check again
          </Button>
          {save && (
            <Button name="step" value="apply" data-saving="Saving…" data-bar>
              {save}
            </Button>
          )}
        </ButtonRow>
      </div>
    </form>
  )
}

const styleWords = { tidied: 'last name first is turned, capitals are mended', turned: 'capitals stay' }

/** One question for the whole list, if the answers write some name differently. */
function NameFields({ draft }: { draft: Draft }) {
  const example = nameExample(draft)
  if (!example) return <input type="hidden" name="names" value={draft.nameStyle} />
  const styles = nameStyles.filter(
    (style, index) =>
      style === draft.nameStyle || nameStyles.findIndex((one) => example[one] === example[style]) === index,
  )
  return (
    <OptionList
      legend="How should names be written?"
      hint="Names go on certificates. Each person can correct theirs when they join."
      name="names"
      options={styles.map((id) => ({
        id,
        text: `${example[id]} (${id === 'typed' ? 'as in your list' : styleWords[id]})`,
      }))}
      chosen={[draft.nameStyle]}
    />
  )
}

function InvitingFields({ cohorts, flash: { values, errors } }: Pick<Props, 'cohorts' | 'flash'>) {
  return (
    <>
      {cohorts.length > 0 && (
        <SelectField
          label="Cohort for new people"
          name="cohort"
          options={[{ value: '', text: 'None' }, ...cohorts.map(({ id, name }) => ({ value: id, text: name }))]}
          defaultValue={values.cohort}
          error={errorOf(errors, 'cohort')}
        />
      )}
      <Field
        label={cohorts.length > 0 ? 'Or a new cohort for them' : 'A new cohort for them'}
        name="name"
        required={false}
        autoComplete="off"
        maxLength={100}
        defaultValue={values.name}
        error={errorOf(errors, 'name')}
      />
      {sendsMail ? (
        <CheckboxField
          name="mail"
          label="Mail the invitations of people with an address. You can print a sheet for everyone else."
          defaultChecked={values.draft === undefined || values.mail !== undefined}
        />
      ) : (
        <p>This site sends no mail. Print the invitations and hand them out.</p>
      )}
    </>
  )
}
