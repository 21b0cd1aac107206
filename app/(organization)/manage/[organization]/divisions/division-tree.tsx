import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import type { DivisionView } from '@/lib/people/organization/divisions'

/** Each in its place, with its people and its own forms. */
export function DivisionTree({ people, divisions }: { people: string; divisions: readonly DivisionView[] }) {
  if (divisions.length === 0) return <p>No divisions yet.</p>
  return (
    <ul className="tree">
      {divisions.map(({ id, name, depth, members }) => (
        <li key={id} data-depth={depth}>
          <details>
            <summary>
              <strong>{name}</strong> <span>{members === 1 ? '1 person' : `${members} people`}</span>
            </summary>
            <p>
              <a href={`${people}?division=${id}`}>People of {name}</a>, with those of its parts
            </p>
            <form method="post" action={`${people}/divisions/${id}`}>
              <input type="hidden" name="before" value={name} />
              <Field label="New name" name={`divisionName-${id}`} maxLength={120} defaultValue={name} />
              <Button kind="quiet">Rename</Button>
            </form>
            <form method="post" action={`${people}/divisions/${id}`}>
              <input type="hidden" name="archive" value="yes" />
              <Button kind="quiet" aria-label={`Archive ${name}`}>
                Archive
              </Button>
            </form>
          </details>
        </li>
      ))}
    </ul>
  )
}
