import { errorOf, type Flash } from '@/app/_http/flash'
import { actionWords } from '@/app/_record/action-words'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { SelectField } from '@/app/_ui/form/select-field'
import { isUuid } from '@/lib/platform/id'

const actions = Object.entries(actionWords)
  .map(([value, text]) => ({ value, text }))
  .sort((a, b) => a.text.localeCompare(b.text, 'en'))

export function SearchForm({ asked, errors }: { asked: Record<string, string>; errors: Flash['errors'] }) {
  const field = (name: string) => ({ name, isFilter: true, defaultValue: asked[name], error: errorOf(errors, name) })
  return (
    <form method="get" action="/admin/log" className="filters">
      {asked.person && isUuid(asked.person) ? (
        <input type="hidden" name="person" value={asked.person} />
      ) : (
        <Field label="Email of a person" maxLength={254} {...field('person')} />
      )}
      <SelectField
        label="Action"
        name="action"
        defaultValue={asked.action}
        options={[{ value: '', text: 'All' }, ...actions]}
      />
      {asked.object && <input type="hidden" name="object" value={asked.object} />}
      <Field label="From" type="date" {...field('from')} />
      <Field label="To" type="date" {...field('to')} />
      <Button kind="quiet">Search</Button>
    </form>
  )
}
