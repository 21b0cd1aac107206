import type { Flash } from '@/app/_http/flash'
import type { Amendment } from '@/lib/record/amendment/queries'
import { isResettable } from '@/lib/record/amendment/reset'
import type { LearnerRecord } from '@/lib/training/attempt/learner-record'
import { AcceptTimeForm } from './accept-time-form'
import { AmendForm, keptHint, unitChoices } from './amend-form'
import type { TakenCourse } from './taken-courses'
import { WaiverForms } from './waiver-forms'

type Props = Flash & {
  here: string
  taken: readonly TakenCourse[]
  attempts: LearnerRecord['attempts']
  amendments: readonly Amendment[]
  organizationId: string
  titleOf: (object: string) => string
}

export function AmendForms({ here, taken, attempts, amendments, organizationId, titleOf, values, errors }: Props) {
  const units = taken.flatMap(({ progress }) => progress.units)
  const touched = new Set(attempts.flatMap(({ unitId, reset }) => (reset ? [] : unitId)))
  const waivers = amendments.filter(
    (one) => one.kind === 'waiver' && !one.endedAt && one.organizationId === organizationId,
  )
  const objects = [
    { value: '', text: 'The whole record' },
    ...unitChoices(units).map(({ value, text }) => ({ value: `unit:${value}`, text })),
    ...attempts.map(({ id }) => ({ value: `attempt:${id}`, text: titleOf(`attempt:${id}`) })),
  ]
  const shared = { values, errors }
  return (
    <>
      <AmendForm
        {...shared}
        title="Write a note"
        action={`${here}/annotations`}
        choose={{ name: 'noteOn', label: 'What the note is about', options: objects, empty: '' }}
        text={{ name: 'noteText', label: 'Note', hint: keptHint }}
        button="Save the note"
      >
        A note changes nothing else. You can’t edit or delete it later, but you can add another.
      </AmendForm>
      <WaiverForms here={here} units={units} waivers={waivers} titleOf={titleOf} values={values} errors={errors} />
      <AmendForm
        {...shared}
        title="Set or change the due date"
        action={`${here}/extensions`}
        choose={{
          name: 'dueCourse',
          label: 'Course',
          options: taken.map(({ course, enrollmentId }) => ({ value: enrollmentId, text: course.subtitle })),
          empty: 'This person has not started a course yet.',
        }}
        day={{ name: 'dueOn', label: 'Due by' }}
        text={{ name: 'dueReason', label: 'Reason for the date', hint: keptHint }}
        button="Set the date"
      >
        The newest date counts, and earlier ones stay on record. Reminders of an assigned course follow it.
      </AmendForm>
      <AcceptTimeForm here={here} taken={taken} {...shared} />
      <AmendForm
        {...shared}
        title="Reopen a unit"
        action={`${here}/resets`}
        choose={{
          name: 'resetUnit',
          label: 'Unit to reopen',
          options: unitChoices(
            units.filter(({ unit, done, waived }) => isResettable(unit) && ((done && !waived) || touched.has(unit.id))),
          ),
          empty: 'Nothing done yet.',
        }}
        text={{ name: 'resetReason', label: 'Reason for reopening it', hint: keptHint }}
        button="Reopen it"
      >
        The earlier work stops counting but stays on record. You can’t undo this. You can’t reopen a unit that has an
        open attempt or run, or that counts toward a certificate.
      </AmendForm>
    </>
  )
}
