import { errorOf, type Flash } from '@/app/_http/flash'
import { Field } from '@/app/_ui/form/field'
import { SelectField } from '@/app/_ui/form/select-field'
import { NoMail } from '@/app/(organization)/manage/no-mail'
import type { Course } from '@/lib/content/course/schema'
import { type DivisionView, divisionOptions } from '@/lib/people/organization/division/divisions'

export const bulkActs = ['remind', 'unlock', 'assign', 'extend', 'move', 'remove'] as const
export type Act = (typeof bulkActs)[number]

export const actWords: Record<Act, { bar: string; button: string; title: (people: string) => string }> = {
  assign: { bar: 'Assign', button: 'Assign', title: (people) => `Assign a course to ${people}` },
  unlock: {
    bar: 'Another attempt',
    button: 'Open another attempt',
    title: (people) => `Another attempt at the final for ${people}`,
  },
  extend: { bar: 'Due date', button: 'Move the due date', title: (people) => `Another due date for ${people}` },
  move: { bar: 'Move', button: 'Move', title: (people) => `Move ${people}` },
  remind: { bar: 'Remind', button: 'Send the reminder', title: (people) => `Remind ${people}` },
  remove: { bar: 'Remove', button: 'Remove', title: (people) => `Remove ${people}` },
}

type Props = Flash & {
  act: Act
  courses: readonly Course[]
  /** The id of the course whose list the people were chosen from. */
  course?: string | undefined
  cohorts: readonly { id: string; name: string }[]
  divisions: readonly DivisionView[]
}

export function ActFields({ act, ...props }: Props) {
  if (act === 'assign') return <AssignFields {...props} />
  if (act === 'extend') return <ExtendFields {...props} />
  if (act === 'move') return <MoveFields {...props} />
  if (act === 'unlock') return <UnlockFields {...props} />
  return act === 'remind' ? <Reminder /> : <RemoveFields {...props} />
}

type CourseProps = Pick<Props, 'courses' | 'course' | 'values' | 'errors'> & { hint?: string }

function CourseField({ courses, course, values, errors, hint }: CourseProps) {
  return (
    <SelectField
      label="Course"
      name="course"
      {...(hint && { hint })}
      options={courses.map(({ id, title, subtitle }) => ({ value: id, text: `${title}: ${subtitle}` }))}
      defaultValue={values.course ?? course}
      error={errorOf(errors, 'course')}
    />
  )
}

function AssignFields(props: Omit<Props, 'act'>) {
  const { values, errors } = props
  return (
    <>
      <CourseField {...props} />
      <Field
        label="Due by"
        name="dueOn"
        type="date"
        required={false}
        defaultValue={values.dueOn}
        error={errorOf(errors, 'dueOn')}
      />
    </>
  )
}

function ExtendFields(props: Omit<Props, 'act'>) {
  const { values, errors } = props
  return (
    <>
      <CourseField {...props} />
      <Field
        label="New due date"
        name="dueOn"
        type="date"
        defaultValue={values.dueOn}
        error={errorOf(errors, 'dueOn')}
      />
      <Field
        label="Reason"
        name="reason"
        maxLength={500}
        hint="The same for each of them. Kept with the record. People who have not opened the course are left out."
        defaultValue={values.reason}
        error={errorOf(errors, 'reason')}
      />
    </>
  )
}

function MoveFields({ cohorts, divisions, values, errors }: Omit<Props, 'act'>) {
  const options = [{ value: '', text: 'None' }, ...cohorts.map(({ id, name }) => ({ value: id, text: name }))]
  return (
    <>
      <SelectField
        label="New division"
        name="division"
        options={[
          { value: '', text: 'Leave as it is' },
          { value: 'none', text: 'No division' },
          ...divisionOptions(divisions),
        ]}
        defaultValue={values.division}
        error={errorOf(errors, 'division')}
      />
      <SelectField
        label="Add to a cohort"
        name="to"
        options={options}
        defaultValue={values.to}
        error={errorOf(errors, 'to')}
      />
      <SelectField
        label="Remove from a cohort"
        name="from"
        options={options}
        hint="People who are not in it stay as they are."
        defaultValue={values.from}
        error={errorOf(errors, 'from')}
      />
    </>
  )
}

function UnlockFields(props: Omit<Props, 'act'>) {
  const { values, errors } = props
  return (
    <>
      <CourseField {...props} hint="One attempt at its final, past the limit and the waiting time." />
      <Field
        label="Reason"
        name="reason"
        maxLength={500}
        hint="The same for each of them. Kept with the record. People who have not failed the final are left out."
        defaultValue={values.reason}
        error={errorOf(errors, 'reason')}
      />
    </>
  )
}

function Reminder() {
  return (
    <div className="card">
      <NoMail instead="People see their due dates on My courses; tell them yourself." />
      <p>
        <strong>A reminder about your training</strong>
      </p>
      <p>
        Your coordinator reminds you of your training. My courses shows what is open, and by when it is due. If a date
        does not work for you, tell your coordinator.
      </p>
      <p>
        One mail for each person and day. People without a confirmed address get none; they see due dates on My courses.
      </p>
    </div>
  )
}

function RemoveFields({ values, errors }: Omit<Props, 'act'>) {
  return (
    <>
      <ul>
        <li>You keep their records as they are now, under former people. You see nothing that they do later.</li>
        <li>They keep their accounts, their courses, and their certificates.</li>
        <li>They get an email, and can read your reason.</li>
      </ul>
      <Field
        label="Reason"
        name="reason"
        maxLength={500}
        hint="The same for each of them."
        defaultValue={values.reason}
        error={errorOf(errors, 'reason')}
      />
    </>
  )
}
