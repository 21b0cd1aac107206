import type { Flash } from '@/app/_http/flash'
import type { Amendment } from '@/lib/record/amendment/queries'
import { isResettable } from '@/lib/record/amendment/reset'
import type { LearnerRecord } from '@/lib/training/attempt/learner-record'
import { AmendForm, keptHint, unitChoices } from './amend-form'
import type { TakenCourse } from './taken-courses'
import { WaiverForms } from './waiver-forms'

type Props = Flash & {
  here: string
  taken: readonly TakenCourse[]
  record: LearnerRecord
  amendments: readonly Amendment[]
  organizationId: string
  titleOf: (object: string) => string
}

export function AmendForms({ here, taken, record, amendments, organizationId, titleOf, values, errors }: Props) {
  const units = taken.flatMap(({ progress }) => progress.units)
  const touched = new Set(record.attempts.flatMap(({ unitId, reset }) => (reset ? [] : unitId)))
  const waivers = amendments.filter(
    (one) => one.kind === 'waiver' && !one.endedAt && one.organizationId === organizationId,
  )
  const objects = [
    { value: '', text: 'The record as a whole' },
    ...unitChoices(units).map(({ value, text }) => ({ value: `unit:${value}`, text })),
    ...record.attempts.map(({ id }) => ({ value: `attempt:${id}`, text: titleOf(`attempt:${id}`) })),
  ]
  const shared = { values, errors }
  return (
    <>
      <AmendForm
        {...shared}
        title="Write a note"
        action={`${here}/annotations`}
        choose={{ name: 'noteOn', label: 'What the note is on', options: objects, empty: '' }}
        text={{ name: 'noteText', label: 'Note', hint: keptHint }}
        button="Keep the note"
      >
        A note changes nothing. It cannot be changed or taken away afterwards; a further note can stand beside it.
      </AmendForm>
      <WaiverForms here={here} units={units} waivers={waivers} titleOf={titleOf} values={values} errors={errors} />
      <AmendForm
        {...shared}
        title="Set or move the due day"
        action={`${here}/extensions`}
        choose={{
          name: 'dueCourse',
          label: 'Course',
          options: taken.map(({ course, enrollmentId }) => ({ value: enrollmentId, text: course.subtitle })),
          empty: 'This person has not started a course yet.',
        }}
        day={{ name: 'dueOn', label: 'Due by' }}
        text={{ name: 'dueReason', label: 'Reason for the day', hint: keptHint }}
        button="Set the day"
      >
        The newest day counts, and all stay on record. Nothing happens by itself when it has passed.
      </AmendForm>
      <AmendForm
        {...shared}
        title="Open a unit again"
        action={`${here}/resets`}
        choose={{
          name: 'resetUnit',
          label: 'Unit to open again',
          options: unitChoices(
            units.filter(({ unit, done, waived }) => isResettable(unit) && ((done && !waived) || touched.has(unit.id))),
          ),
          empty: 'Nothing was done yet.',
        }}
        text={{ name: 'resetReason', label: 'Reason for opening it again', hint: keptHint }}
        button="Open it again"
      >
        The earlier work stops counting but stays on record. You can’t undo this. It is refused while an attempt or a
        run is open in the unit, or while the unit counts toward a certificate.
      </AmendForm>
    </>
  )
}
