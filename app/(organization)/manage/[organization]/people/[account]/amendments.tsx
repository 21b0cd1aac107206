import type { Flash } from '@/app/_http/flash'
import { loadCatalog } from '@/lib/content/course/load'
import { listUnits } from '@/lib/content/course/lookup'
import type { Coordinator } from '@/lib/people/account/actor'
import { listAmendmentsFor } from '@/lib/record/amendment/queries'
import { amendmentLines } from '@/lib/record/amendment/words'
import type { LearnerRecord } from '@/lib/training/attempt/learner-record'
import { AmendForms } from './amend-forms'
import { AmendmentList } from './amendment-list'
import { lateNotes } from './late-notes'
import type { TakenCourse } from './taken-courses'

type Props = Flash & {
  here: string
  coordinator: Coordinator
  record: LearnerRecord
  taken: readonly TakenCourse[]
  day: (at: Date) => string
}

export async function amendments({ here, coordinator, record, taken, day, values, errors }: Props) {
  const amendments = await listAmendmentsFor(coordinator, record.subject)
  const { courses } = await loadCatalog()
  const titles = new Map<string, string>()
  for (const { id, title } of courses.flatMap(listUnits)) titles.set(`unit:${id}`, title)
  for (const { id, subtitle } of courses) titles.set(`course:${id}`, subtitle)
  for (const { id, unitId, submittedAt } of record.attempts) {
    const title = titles.get(`unit:${unitId}`) ?? unitId
    titles.set(`attempt:${id}`, `${title}, attempt ${submittedAt ? `of ${day(submittedAt)}` : 'that is open'}`)
  }
  const titleOf = (object: string) => titles.get(object) ?? object
  const who = ({ by, organizationId }: (typeof amendments)[number]) =>
    by ?? (organizationId ? 'another organization' : 'the site’s administrator')
  return {
    list: (
      <>
        <AmendmentList lines={amendmentLines(amendments, { titleOf, day, who })} />
        {await lateNotes({ coordinator, subject: record.subject, day })}
      </>
    ),
    forms: (
      <AmendForms
        here={here}
        taken={taken}
        record={record}
        amendments={amendments}
        organizationId={coordinator.organizationId}
        titleOf={titleOf}
        values={values}
        errors={errors}
      />
    ),
  }
}
