import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { describedBy, FieldNotes, fieldId } from '@/app/_ui/field-notes'
import { SelectField } from '@/app/_ui/select-field'
import { type DivisionView, divisionOptions } from '@/lib/people/organization/divisions'

type Props = Flash & { home: string; organization: string; divisions: readonly DivisionView[] }

export function DivisionTree({ home, organization, divisions, ...flash }: Props) {
  if (divisions.length === 0) return <p>No divisions yet.</p>
  return (
    <ul className="tree">
      {divisions.map((division) => (
        <li key={division.id} data-depth={division.depth}>
          <DivisionFold home={home} organization={organization} division={division} divisions={divisions} {...flash} />
        </li>
      ))}
    </ul>
  )
}

function DivisionFold({ home, organization, division, divisions, values, errors }: Props & { division: DivisionView }) {
  const { id, parentId, name, members } = division
  const [field, parent, archive] = [`divisionName-${id}`, `parent-${id}`, `archive-${id}`]
  const [error, archiveError] = [errorOf(errors, field), errorOf(errors, archive)]
  const others = divisionOptions(divisions).filter(({ value }) => value !== id)
  return (
    <details open={(error ?? errorOf(errors, parent) ?? archiveError) !== undefined}>
      <summary>
        <strong>{name}</strong> <span>{members === 1 ? '1 person' : `${members} people`}</span>
      </summary>
      <p>
        <a href={`${home}/people?division=${id}`}>People of {name}</a>, including its subdivisions
      </p>
      <form method="post" action={`${home}/divisions/${id}`}>
        <input type="hidden" name="before" value={name} />
        <Field label="New name" name={field} maxLength={120} defaultValue={values[field] ?? name} error={error} />
        <Button kind="quiet">Rename</Button>
      </form>
      <form method="post" action={`${home}/divisions/${id}`}>
        <input type="hidden" name="parentBefore" value={parentId ?? ''} />
        <SelectField
          label="Part of"
          name={parent}
          options={[{ value: '', text: organization }, ...others]}
          defaultValue={values[parent] ?? parentId ?? ''}
          error={errorOf(errors, parent)}
        />
        <Button kind="quiet" aria-label={`Move ${name}`}>
          Move
        </Button>
      </form>
      <form method="post" action={`${home}/divisions/${id}`}>
        <input type="hidden" name="archive" value="yes" />
        <FieldNotes name={archive} error={archiveError} />
        <Button
          kind="quiet"
          id={fieldId(archive)}
          aria-label={`Archive ${name}`}
          aria-describedby={describedBy(archive, { error: archiveError })}
        >
          Archive
        </Button>
      </form>
    </details>
  )
}
