import { errorOf, type Flash } from '@/app/_http/flash'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { OnceField } from '@/app/_ui/form/once-field'
import { SelectField } from '@/app/_ui/form/select-field'
import type { Course } from '@/lib/content/course/schema'
import { type DivisionView, divisionOptions } from '@/lib/people/organization/division/divisions'
import { mostRenewDays } from '@/lib/training/assignment/renewal-days'

interface Audiences {
  cohorts: readonly { id: string; name: string }[]
  divisions: readonly DivisionView[]
  ranks: readonly string[]
  people: readonly { accountId: string; name: string; email: string }[]
}

type Props = { here: string; courses: readonly Course[]; audiences: Audiences } & Flash

export function AssignForm({ here, courses, audiences, values, errors }: Props) {
  return (
    <form method="post" action={here}>
      <OnceField />
      <SelectField
        label="Course"
        name="course"
        options={courses.map(({ id, title }) => ({ value: id, text: title }))}
        defaultValue={values.course}
      />
      <SelectField
        label="Who gets it"
        name="to"
        hint="A division includes the divisions under it. People who join or move in later get the course too."
        options={optionsOf(audiences)}
        defaultValue={values.to}
        required
        error={errorOf(errors, 'to')}
      />
      <Field
        label="Due by"
        name="dueOn"
        type="date"
        required={false}
        hint="Or leave it empty and enter days."
        defaultValue={values.dueOn}
        error={errorOf(errors, 'dueOn')}
      />
      <Field
        label="Days after joining"
        name="dueDays"
        inputMode="numeric"
        required={false}
        hint="For people who already joined, days from today."
        defaultValue={values.dueDays}
        error={errorOf(errors, 'dueDays')}
      />
      {courses.some((course) => mostRenewDays(course) !== null) ? (
        <Field
          label="Due again, days before a certificate expires"
          name="renewDays"
          inputMode="numeric"
          required={false}
          hint="People renew each time their certificate is about to expire. You can enter this alone or with a first due date."
          defaultValue={values.renewDays}
          error={errorOf(errors, 'renewDays')}
        />
      ) : (
        <p>Certificates of these courses don’t expire, so nobody has to renew them.</p>
      )}
      <Button>Assign</Button>
    </form>
  )
}

function optionsOf({ cohorts, divisions, ranks, people }: Audiences) {
  return [
    { value: '', text: 'Choose' },
    { value: 'everyone', text: 'Everyone, now and when they join' },
    ...divisionOptions(divisions).map(({ value, text }) => ({ value: `division:${value}`, text: `Division: ${text}` })),
    ...cohorts.map(({ id, name }) => ({ value: `cohort:${id}`, text: `Cohort: ${name}` })),
    ...ranks.map((rank) => ({ value: `rank:${rank}`, text: `Rank or role: ${rank}` })),
    ...people.map(({ accountId, name, email }) => ({ value: `person:${accountId}`, text: `${name}, ${email}` })),
  ]
}
