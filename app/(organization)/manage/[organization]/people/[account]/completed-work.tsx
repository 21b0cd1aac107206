import { ClassroomTable } from '@/app/_record/classroom-table'
import type { Coordinator } from '@/lib/people/account/actor'
import { AnomalyTable } from '../../anomalies/anomaly-table'
import { AttemptTable } from './attempt-table'
import { AttestationTable } from './attestation-table'
import { CallsTable } from './calls-table'
import type { CurrentPerson } from './load-person'
import { TimeTable } from './time-table'
import { UnitTable } from './unit-table'

type Props = { coordinator: Coordinator; person: CurrentPerson; day: (at: Date) => string }

export function CompletedWork({ coordinator, person, day }: Props) {
  const { courses, quizzes, record, taken, attestations, times, attended, calls, flags } = person
  return (
    <section>
      <h2>Completed work</h2>
      {taken.map((one) => (
        <UnitTable key={one.course.id} taken={one} day={day} />
      ))}
      <AttemptTable attempts={record.attempts} quizzes={quizzes} day={day} />
      <AttestationTable attestations={attestations} day={day} />
      <TimeTable times={times} courses={courses} day={day} />
      <ClassroomTable attended={attended} />
      <CallsTable courses={calls} />
      <AnomalyTable caption="Time flags" rows={flags} courses={courses} coordinator={coordinator} />
    </section>
  )
}
