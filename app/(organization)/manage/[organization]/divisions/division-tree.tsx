import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { describedBy, FieldNotes, fieldId } from '@/app/_ui/field-notes'
import type { DivisionView } from '@/lib/people/organization/divisions'

type Props = Flash & { people: string; divisions: readonly DivisionView[] }

export function DivisionTree({ people, divisions, ...flash }: Props) {
  if (divisions.length === 0) return <p>No divisions yet.</p>
  return (
    <ul className="tree">
      {divisions.map((division) => (
        <li key={division.id} data-depth={division.depth}>
          <DivisionFold people={people} division={division} {...flash} />
        </li>
      ))}
    </ul>
  )
}

function DivisionFold({ people, division, values, errors }: Flash & { people: string; division: DivisionView }) {
  const { id, name, members } = division
  const [field, archive] = [`divisionName-${id}`, `archive-${id}`]
  const [error, archiveError] = [errorOf(errors, field), errorOf(errors, archive)]
  return (
    <details open={(error ?? archiveError) !== undefined}>
      <summary>
        <strong>{name}</strong> <span>{members === 1 ? '1 person' : `${members} people`}</span>
      </summary>
      <p>
        <a href={`${people}?division=${id}`}>People of {name}</a>, including its subdivisions
      </p>
      <form method="post" action={`${people}/divisions/${id}`}>
        <input type="hidden" name="before" value={name} />
        <Field label="New name" name={field} maxLength={120} defaultValue={values[field] ?? name} error={error} />
        <Button kind="quiet">Rename</Button>
      </form>
      <form method="post" action={`${people}/divisions/${id}`}>
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
