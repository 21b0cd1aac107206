import type { Flash } from '@/app/_http/flash'
import type { Amendment } from '@/lib/record/amendment/queries'
import { isResettable } from '@/lib/record/amendment/reset'
import { isWaivable } from '@/lib/record/amendment/waive'
import type { LearnerRecord } from '@/lib/training/attempt/learner-record'
import { AmendForm, type Choice } from './amend-form'
import type { TakenCourse } from './taken-courses'

type Props = Flash & {
  here: string
  taken: readonly TakenCourse[]
  record: LearnerRecord
  amendments: readonly Amendment[]
  organizationId: string
  titleOf: (object: string) => string
}

/** Lists a unit shared by two courses once. */
const once = (choices: Choice[]) => [...new Map(choices.map((one) => [one.value, one])).values()]

export function AmendForms({ here, taken, record, amendments, organizationId, titleOf, values, errors }: Props) {
  const units = taken.flatMap(({ progress }) => progress.units)
  const choices = (some: typeof units) => once(some.map(({ unit }) => ({ value: unit.id, text: unit.title })))
  const touched = new Set(record.attempts.flatMap(({ unitId, reset }) => (reset ? [] : unitId)))
  const live = amendments.filter(
    (one) => one.kind === 'waiver' && !one.endedAt && one.organizationId === organizationId,
  )
  const objects = [
    { value: '', text: 'The record as a whole' },
    ...choices(units).map(({ value, text }) => ({ value: `unit:${value}`, text })),
    ...record.attempts.map(({ id }) => ({ value: `attempt:${id}`, text: titleOf(`attempt:${id}`) })),
  ]
  const shared = { values, errors }
  const kept = 'Kept with the record. The learner can read it.'
  return (
    <>
      <AmendForm
        {...shared}
        title="Write a note"
        action={`${here}/annotations`}
        choose={{ name: 'noteOn', label: 'What the note is on', options: objects, empty: '' }}
        text={{ name: 'noteText', label: 'Note', hint: kept }}
        button="Keep the note"
      >
        A note changes nothing. It cannot be changed or taken away afterwards; a further note can stand beside it.
      </AmendForm>
      <AmendForm
        {...shared}
        title="Waive a unit"
        action={`${here}/waivers`}
        choose={{
          name: 'waiveUnit',
          label: 'Unit to waive',
          options: choices(units.filter(({ unit, done, again }) => (!done || again) && isWaivable(unit))),
          empty: 'There is no unit left to waive.',
        }}
        text={{ name: 'waiveReason', label: 'Reason for the waiver', hint: kept }}
        button="Waive it"
      >
        The unit counts though it was not done, and is shown as waived. Its time is not in the hours of a certificate. A
        final cannot be waived.
      </AmendForm>
      <AmendForm
        {...shared}
        title="End a waiver"
        action={`${here}/waivers`}
        choose={{
          name: 'endWaiver',
          label: 'Waiver to end',
          options: live.map(({ id, object }) => ({ value: id, text: titleOf(object ?? '') })),
          empty: 'Nothing is waived by your organization.',
        }}
        text={{ name: 'endReason', label: 'Reason for ending it', hint: kept }}
        button="End the waiver"
      >
        From then on the unit is asked for again. That it was waived stays on record.
      </AmendForm>
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
        text={{ name: 'dueReason', label: 'Reason for the day', hint: kept }}
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
          options: choices(
            units.filter(({ unit, done, waived }) => isResettable(unit) && ((done && !waived) || touched.has(unit.id))),
          ),
          empty: 'Nothing was done yet.',
        }}
        text={{ name: 'resetReason', label: 'Reason for opening it again', hint: kept }}
        button="Open it again"
      >
        What was done in it before counts no more, and stays on record. It cannot be undone. Not while an attempt or a
        walk is open there, nor while a certificate rests on it.
      </AmendForm>
    </>
  )
}
