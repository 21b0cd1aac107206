import { errorOf, type Flash } from '@/app/_http/flash'
import { CheckboxField } from '@/app/_ui/form/checkbox-field'
import { Field } from '@/app/_ui/form/field'
import { SelectField } from '@/app/_ui/form/select-field'
import { TextArea } from '@/app/_ui/form/text-area'
import type { Course } from '@/lib/content/course/schema'
import { CourseFields } from './course-fields'

type Props = Flash & { courses: readonly Course[] }

/** The fields of a new mandate or a new version. */
export function MandateFields({ courses, values, errors }: Props) {
  const field = (name: string) => ({ name, defaultValue: values[name], error: errorOf(errors, name) })
  const box = (name: string) => ({
    name,
    value: 'yes',
    defaultChecked: Boolean(values[name]),
    error: errorOf(errors, name),
  })
  return (
    <>
      <Field label="Title" maxLength={120} hint="For example: In-service training on trafficking" {...field('title')} />
      <Field label="Required by" maxLength={120} hint="The authority that made the rule" {...field('authority')} />
      <Field
        label="Citation"
        maxLength={200}
        required={false}
        hint="Where the rule is written, so that others can check it"
        {...field('citation')}
      />
      <Field label="Total hours" inputMode="decimal" hint="For example: 1.5" {...field('hours')} />
      <TextArea
        label="Topics"
        rows={4}
        required={false}
        hint="If hours are required for single topics: one topic on each line, with its hours. For example: Interviewing: 1.5"
        {...field('topics')}
      />
      <CycleFields values={values} errors={errors} />
      <CourseFields courses={courses} values={values} errors={errors} />
      <CheckboxField
        label="Outside training counts"
        hint="With topics, only sessions that name one of them count."
        {...box('countsClassroom')}
      />
      <CheckboxField
        label="A course needs an approval number"
        hint="Without one, it shows as done, not approved, and so does outside training."
        {...box('needsApproval')}
      />
      <Field
        label="In force from"
        type="date"
        hint="Training before this day is not judged by this version."
        {...field('effectiveFrom')}
      />
      <Field label="In force until" type="date" required={false} {...field('effectiveUntil')} />
    </>
  )
}

function CycleFields({ values, errors }: Flash) {
  const field = (name: string) => ({ name, defaultValue: values[name], error: errorOf(errors, name) })
  return (
    <fieldset className="form-part">
      <legend>When it is due</legend>
      <SelectField
        label="Due again"
        options={[
          { value: 'interval', text: 'A number of months after each completion' },
          { value: 'period', text: 'By the end of each year, or of each block of years' },
        ]}
        {...field('cycle')}
      />
      <Field
        label="Months after completion"
        inputMode="numeric"
        required={false}
        hint="Only for the first choice"
        {...field('months')}
      />
      <Field
        label="Years in a block"
        inputMode="numeric"
        required={false}
        hint="Only for the second choice: 1 for a fixed date each year"
        {...field('years')}
      />
      <Field label="Last day of a year or block" type="date" required={false} {...field('endsOn')} />
      <Field
        label="Days to complete it the first time"
        inputMode="numeric"
        hint="A person who joins, or meets this mandate when it begins, has at least this long. For example: 90"
        {...field('firstDays')}
      />
    </fieldset>
  )
}
