import { errorOf, type Flash } from '@/app/_http/flash'
import { CheckboxField } from '@/app/_ui/form/checkbox-field'
import { Field } from '@/app/_ui/form/field'
import { FieldNotes, fieldId } from '@/app/_ui/form/field-notes'
import { TextArea } from '@/app/_ui/form/text-area'
import type { Course } from '@/lib/content/course/schema'
import { fieldsOf } from './mandate-fields'

type Props = Flash & { courses: readonly Course[] }

export function CourseFields({ courses, values, errors }: Props) {
  const error = errorOf(errors, 'courses')
  return (
    <fieldset className="form-part" id={fieldId('courses')} tabIndex={-1}>
      <legend>Courses that count</legend>
      <FieldNotes name="courses" error={error} />
      {courses.map((course) => {
        const { counts, approval, topics } = fieldsOf(course)
        return (
          <div key={course.id}>
            <CheckboxField
              label={`${course.title}: ${course.subtitle}`}
              name={counts}
              value="yes"
              defaultChecked={Boolean(values[counts])}
            />
            <Field
              label={`Approval number of this course: ${course.subtitle}`}
              name={approval}
              maxLength={200}
              required={false}
              defaultValue={values[approval]}
            />
            <TextArea
              label={`Hours by topic in this course: ${course.subtitle}`}
              name={topics}
              rows={2}
              required={false}
              hint="Only for a mandate with topics. Write each topic as above, with the hours that the authority counts."
              defaultValue={values[topics]}
            />
          </div>
        )
      })}
    </fieldset>
  )
}
