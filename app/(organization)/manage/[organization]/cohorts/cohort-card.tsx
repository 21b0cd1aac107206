import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { OnceField } from '@/app/_ui/form/once-field'
import type { CohortView } from '@/lib/people/organization/queries'
import { env } from '@/lib/platform/env'

type Props = Flash & {
  here: string
  cohort: CohortView
  day: (at: Date) => string
}

/** An archived cohort has no join links. */
export function CohortCard({ here, cohort, day, values, errors }: Props) {
  const { id, name, members, archivedAt, joinLinks } = cohort
  const field = `newName-${id}`
  const error = errorOf(errors, field)
  return (
    <section className="card">
      <h2>{name}</h2>
      <p>
        {members} {members === 1 ? 'person' : 'people'}
        {archivedAt && `, archived on ${day(archivedAt)}`}
      </p>
      {joinLinks.map((link) => (
        <form key={link.id} method="post" action={`${here}/join-links`}>
          <p>
            <code>{`${env.APP_URL}/join/${link.code}`}</code>
            <br />
            Code {link.code}, until {day(link.expiresAt)}.{' '}
            <a href={`${here}/cohorts/${id}/poster`} aria-label={`Poster to print for ${name}`}>
              Poster to print
            </a>
          </p>
          <input type="hidden" name="end" value={link.id} />
          <Button kind="quiet" aria-label={`End this code: ${link.code}`}>
            End this code
          </Button>
        </form>
      ))}
      {!archivedAt && (
        <form method="post" action={`${here}/join-links`}>
          <input type="hidden" name="cohort" value={id} />
          <OnceField />
          <Button aria-label={`Make a join link for ${name}`}>Make a join link</Button>
        </form>
      )}
      <details open={error !== undefined}>
        <summary>Rename or archive</summary>
        <form method="post" action={`${here}/cohorts/${id}`}>
          <input type="hidden" name="before" value={name} />
          <Field label="New name" name={field} maxLength={120} defaultValue={values[field] ?? name} error={error} />
          <Button kind="quiet">Rename</Button>
        </form>
        <form method="post" action={`${here}/cohorts/${id}`}>
          <p>An archived cohort takes no one in. Its people and results stay.</p>
          <input type="hidden" name="archive" value={archivedAt ? 'no' : 'yes'} />
          <Button kind="quiet" aria-label={`${archivedAt ? 'Bring back' : 'Archive'} ${name}`}>
            {archivedAt ? 'Bring back' : 'Archive'}
          </Button>
        </form>
      </details>
    </section>
  )
}
