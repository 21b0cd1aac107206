import { requireCoordinator } from '@/app/_auth/guards'
import { doneWords } from '@/app/_http/done'
import { errorOf, readFlash } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { OnceField } from '@/app/_ui/form/once-field'
import { callLines } from '@/lib/content/course/reader/call-lines'
import { findCallCard } from '@/lib/people/call-card/queries'
import { type CallNumbers, callCardInput } from '@/lib/people/call-card/schema'
import { setCallCard } from '@/lib/people/call-card/set-call-card'
import { dayInWords } from '@/lib/platform/words'
import { managePage } from '../manage-page'

type Path = '/manage/[organization]/numbers'

const fields: Record<keyof CallNumbers, string> = {
  ...callLines,
  interpreterAccount: 'Account code of the interpreter',
}

const doneIn = doneWords({ saved: 'Saved. Your people see these numbers now.' })

export const GET = page<Path>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}`
  const [card, { values, errors }] = await Promise.all([findCallCard(coordinator), readFlash(query.get('problem'))])
  return managePage(
    {
      coordinator,
      title: 'Call card',
      width: 'reading',
      meta: card ? [`Last changed ${dayInWords(card.setAt, coordinator.timeZone)}`] : [],
      errors,
      done: doneIn(query),
    },
    <>
      <p>
        Your people find these numbers on their call card and in lessons. Enter numbers only, never the address of a
        shelter. Leave a field empty to show no number.
      </p>
      <form method="post" action={`${here}/numbers`}>
        <OnceField />
        <input type="hidden" name="replaces" value={card?.id ?? ''} />
        {(Object.keys(fields) as (keyof CallNumbers)[]).map((name) => (
          <Field
            key={name}
            label={fields[name]}
            name={name}
            type={name === 'interpreterAccount' ? 'text' : 'tel'}
            required={false}
            maxLength={40}
            autoComplete="off"
            defaultValue={values[name] ?? card?.[name] ?? ''}
            error={errorOf(errors, name)}
          />
        ))}
        <Button>Save the numbers</Button>
      </form>
    </>,
  )
})

export const POST = form<Path>(async ({ params, world, submit }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}/numbers`
  return submit({
    fields: callCardInput,
    back: here,
    save: async ({ replaces, ...numbers }) => {
      const saved = await setCallCard(coordinator, { numbers, replacesId: replaces }, world)
      return saved.ok ? saved : { ...saved, numbers }
    },
    refusals: ({ current, numbers }) =>
      (Object.keys(fields) as (keyof CallNumbers)[])
        .filter((name) => numbers[name] !== current[name])
        .map((field) => ({
          field,
          message: `${fields[field]}: another coordinator just saved ${current[field] ?? 'no number'}. Save again to keep yours.`,
        })),
    to: `${here}?done=saved`,
  })
})
