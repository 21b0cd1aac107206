import { errorOf, type Flash } from '@/app/_http/flash'
import { Fold } from '@/app/_ui/fold'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { OnceField } from '@/app/_ui/form/once-field'
import { SelectField } from '@/app/_ui/form/select-field'
import { listUnits } from '@/lib/content/course/lookup'
import { dayInWords, siteTimeZone } from '@/lib/platform/words'
import { outcomes } from '@/lib/record/anomaly/schema'
import { anomalyTitle, measuredInWords } from '@/lib/record/anomaly/words'
import { shortLessons } from '@/lib/record/seat-time/rule'
import type { Unsupervised } from '@/lib/record/seat-time/unsupervised'

const hint = 'Kept with the record. The learner can read it.'

/** The form that was sent, by its flag, or by its person and course. */
export function scopeOf({ flag, account, course }: Flash['values']): string {
  return flag || `${account}-${course}`
}

type Props = { person: Unsupervised; flash: Flash }

export function UnsupervisedPerson({ person: { accountId, name, email, flags, waiting }, flash }: Props) {
  const refused = flash.errors.length > 0 ? scopeOf(flash.values) : null
  const fieldOf = (name: string, scope: string) => ({
    ...{ name, scope },
    ...(scope === refused && { defaultValue: flash.values[name], error: errorOf(flash.errors, name) }),
  })
  const scopes = [...waiting.map(({ course }) => `${accountId}-${course.id}`), ...flags.map(({ id }) => id)]
  return (
    <Fold
      title={name}
      note={`${waiting.length + flags.length} to decide`}
      isOpen={refused !== null && scopes.includes(refused)}
    >
      <p>{email}</p>
      {waiting.map(({ course, time }) => {
        const titles = new Map(listUnits(course).map(({ id, title }) => [id, title]))
        return (
          <form key={course.id} method="post" action="/admin/time" className="narrow">
            <OnceField />
            <p>The certificate of “{course.title}” waits for time:</p>
            <ul>
              {shortLessons(time).map(({ unitId, activeMs, minimumMs }) => (
                <li key={unitId}>
                  {titles.get(unitId) ?? unitId}: {Math.floor(activeMs / 60_000)} of {Math.ceil(minimumMs / 60_000)} min
                </li>
              ))}
              {time.flags.map(({ id, kind }) => (
                <li key={id}>{anomalyTitle(kind)}</li>
              ))}
            </ul>
            <input type="hidden" name="account" value={accountId} />
            <input type="hidden" name="course" value={course.id} />
            <Field
              label="Reason for accepting it"
              maxLength={500}
              hint={hint}
              {...fieldOf('reason', `${accountId}-${course.id}`)}
            />
            <Button>Accept the time</Button>
          </form>
        )
      })}
      {flags.map(({ id, kind, facts, happenedAt }) => (
        <form key={id} method="post" action="/admin/time" className="narrow">
          <OnceField />
          <p>
            <strong>{anomalyTitle(kind)}</strong>, {dayInWords(happenedAt, siteTimeZone)}:{' '}
            {measuredInWords(kind, facts)}
          </p>
          <input type="hidden" name="flag" value={id} />
          <SelectField
            label="Outcome"
            {...fieldOf('outcome', id)}
            options={[
              { value: '', text: 'Choose' },
              ...Object.entries(outcomes).map(([value, text]) => ({ value, text })),
            ]}
          />
          <Field label="Reason" maxLength={500} hint={hint} {...fieldOf('reason', id)} />
          <Button kind="quiet">Save decision</Button>
        </form>
      ))}
    </Fold>
  )
}
