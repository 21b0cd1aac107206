import { Button } from '@/app/_ui/button'
import { Field } from '@/app/_ui/field'
import { Fold } from '@/app/_ui/fold'
import { OnceField } from '@/app/_ui/once-field'
import { SelectField } from '@/app/_ui/select-field'
import { listUnits } from '@/lib/content/course/lookup'
import { dayInWords, siteTimeZone } from '@/lib/platform/words'
import { outcomes } from '@/lib/record/anomaly/schema'
import { anomalyTitle, measuredInWords } from '@/lib/record/anomaly/words'
import { shortLessons } from '@/lib/record/seat-time/rule'
import type { Unsupervised } from '@/lib/record/seat-time/unsupervised'

const hint = 'Kept with the record. The learner can read it.'

export function UnsupervisedPerson({ person: { accountId, name, email, flags, waiting } }: { person: Unsupervised }) {
  return (
    <Fold title={name} note={`${waiting.length + flags.length} to decide`}>
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
            <Field label="Reason for accepting it" name="reason" maxLength={500} hint={hint} />
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
            name="outcome"
            options={[
              { value: '', text: 'Choose' },
              ...Object.entries(outcomes).map(([value, text]) => ({ value, text })),
            ]}
          />
          <Field label="Reason" name="reason" maxLength={500} hint={hint} />
          <Button kind="quiet">Save decision</Button>
        </form>
      ))}
    </Fold>
  )
}
