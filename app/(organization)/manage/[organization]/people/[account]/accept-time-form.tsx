import type { Flash } from '@/app/_http/flash'
import { listUnits } from '@/lib/content/course/lookup'
import { anomalyTitle } from '@/lib/record/anomaly/words'
import { isHeld, shortLessons } from '@/lib/record/seat-time/rule'
import { AmendForm, keptHint } from './amend-form'
import type { TakenCourse } from './taken-courses'

type Props = Flash & { here: string; taken: readonly TakenCourse[] }

export function AcceptTimeForm({ here, taken, values, errors }: Props) {
  const waiting = taken.filter(({ time }) => time && isHeld(time))
  return (
    <AmendForm
      title="Accept the time"
      action={`${here}/time`}
      values={values}
      errors={errors}
      choose={{
        name: 'timeCourse',
        label: 'Course',
        options: waiting.map((one) => ({ value: one.course.id, text: `${one.course.subtitle}: ${missingIn(one)}` })),
        empty: 'This person has no certificate that waits for time.',
      }}
      text={{ name: 'timeReason', label: 'Reason for accepting it', hint: keptHint }}
      button="Accept the time"
    >
      The certificate then no longer waits for the time and flags in this list. Later ones count again.
    </AmendForm>
  )
}

function missingIn({ course, time }: TakenCourse): string {
  if (!time) return ''
  const titles = new Map(listUnits(course).map(({ id, title }) => [id, title]))
  const lessons = shortLessons(time).map(({ unitId, activeMs, minimumMs }) => {
    const [counted, expected] = [Math.floor(activeMs / 60_000), Math.ceil(minimumMs / 60_000)]
    return `${titles.get(unitId) ?? unitId} (${counted} of ${expected} min)`
  })
  return [...lessons, ...time.flags.map(({ kind }) => anomalyTitle(kind))].join(', ')
}
