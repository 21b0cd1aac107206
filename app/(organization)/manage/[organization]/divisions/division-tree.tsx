import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { describedBy, FieldNotes, fieldId } from '@/app/_ui/form/field-notes'
import { SelectField } from '@/app/_ui/form/select-field'
import { type DivisionView, divisionOptions } from '@/lib/people/organization/division/divisions'

type Props = Flash & {
  home: string
  organization: string
  divisions: readonly DivisionView[]
  membersOf: ReadonlyMap<string, number>
  /** Only its fold lists the divisions that it can move to: one list in each would grow with their square. */
  movingId: string | null
}

export function DivisionTree({ divisions, ...props }: Props) {
  if (divisions.length === 0) return <p>No divisions yet.</p>
  return (
    <ul className="tree">
      {divisions.map((division) => (
        <li key={division.id} data-depth={division.depth}>
          <DivisionFold division={division} divisions={divisions} {...props} />
        </li>
      ))}
    </ul>
  )
}

function DivisionFold({ division, ...props }: Props & { division: DivisionView }) {
  const { home, values, errors, movingId, membersOf } = props
  const { id, name } = division
  const members = membersOf.get(id) ?? 0
  const [field, parent, archive] = [`divisionName-${id}`, `parent-${id}`, `archive-${id}`]
  const [error, archiveError] = [errorOf(errors, field), errorOf(errors, archive)]
  const isMoving = movingId === id || errorOf(errors, parent) !== undefined
  return (
    <details id={`division-${id}`} open={isMoving || (error ?? archiveError) !== undefined}>
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
      {isMoving ? (
        <MoveForm division={division} {...props} />
      ) : (
        <p>
          <a href={`${home}/divisions?move=${id}#division-${id}`}>Move {name}</a>
        </p>
      )}
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

function MoveForm({ home, organization, division, divisions, values, errors }: Props & { division: DivisionView }) {
  const { id, parentId, name } = division
  const parent = `parent-${id}`
  const others = divisionOptions(divisions).filter(({ value }) => value !== id)
  return (
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
  )
}
