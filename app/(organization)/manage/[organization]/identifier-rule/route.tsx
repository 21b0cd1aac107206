import { requireCoordinator } from '@/app/_auth/guards'
import { doneWords } from '@/app/_http/done'
import { errorOf, readFlash } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/form/button'
import { CheckboxField } from '@/app/_ui/form/checkbox-field'
import { Field } from '@/app/_ui/form/field'
import { OnceField } from '@/app/_ui/form/once-field'
import { findIdentifierRule } from '@/lib/people/organization/identifier-rule'
import { identifierRuleInput } from '@/lib/people/organization/membership/details-schema'
import { setIdentifierRule } from '@/lib/people/organization/set-identifier-rule'
import { managePage } from '../manage-page'

type Path = '/manage/[organization]/identifier-rule'

const doneIn = doneWords({ saved: 'Saved.', removed: 'Saved.' })

export const GET = page<Path>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const home = `/manage/${coordinator.organizationId}`
  const [rule, { values, errors }] = await Promise.all([
    findIdentifierRule(coordinator),
    readFlash(query.get('problem')),
  ])
  return managePage(
    { coordinator, title: 'Identifiers', width: 'form', errors, done: doneIn(query) },
    <>
      <p>
        Each person can have one identifier, such as an officer number. Two people in your organization never have the
        same one. It is in lists and downloads, and on no certificate. To also have people enter it before each final,
        ask for it on <a href={`${home}/cohorts`}>Cohorts and join links</a>.
      </p>
      <form method="post" action={`${home}/identifier-rule`}>
        <OnceField />
        <Field
          label="What you call it"
          name="ruleLabel"
          maxLength={60}
          hint="For example: Officer number"
          defaultValue={values.ruleLabel ?? rule?.label}
          error={errorOf(errors, 'ruleLabel')}
        />
        <Field
          label="What it looks like"
          name="pattern"
          required={false}
          maxLength={120}
          hint="9 is any digit, A is any letter, and anything else is as you type it. Separate several with commas: 9999, A-999. Leave it empty to allow anything."
          defaultValue={values.pattern ?? rule?.pattern}
          error={errorOf(errors, 'pattern')}
        />
        <CheckboxField
          label="Everyone must have one"
          name="isRequired"
          value="yes"
          defaultChecked={values.pattern === undefined ? (rule?.isRequired ?? false) : values.isRequired === 'yes'}
          hint="It is asked for when you save or import a person’s details. People who have none yet stay as they are."
        />
        <Button>Save</Button>
      </form>
      {rule && (
        <form method="post" action={`${home}/identifier-rule`}>
          <input type="hidden" name="end" value="yes" />
          <Button kind="quiet">Remove this rule</Button>
        </form>
      )}
    </>,
  )
})

export const POST = form<Path>(async ({ form, params, world, submit }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}/identifier-rule`
  if (form.has('end')) {
    await setIdentifierRule(coordinator, null, world)
    return { to: `${here}?done=removed` }
  }
  const isRequired = form.has('isRequired')
  return submit({
    fields: identifierRuleInput,
    typed: { isRequired },
    shown: { isRequired: isRequired ? 'yes' : '' },
    back: here,
    save: ({ ruleLabel: label, ...rest }) => setIdentifierRule(coordinator, { label, ...rest }, world),
    to: `${here}?done=saved`,
  })
})
