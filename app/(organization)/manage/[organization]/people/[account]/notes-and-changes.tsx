import type { Amendment } from '@/lib/record/amendment/queries'
import { amendmentLines } from '@/lib/record/amendment/words'
import { AmendmentList } from './amendment-list'
import { LateNotes } from './late-notes'
import type { CurrentPerson } from './load-person'
import { recordTitles } from './record-titles'

const authorOf = ({ by, organizationId }: Amendment) =>
  by ?? (organizationId ? 'another organization' : 'the site’s administrator')

export function NotesAndChanges({ person, day }: { person: CurrentPerson; day: (at: Date) => string }) {
  const { courses, record, amendments, lateNotes } = person
  const titleOf = recordTitles(courses, record.attempts, day)
  return (
    <section>
      <h2>Notes and changes</h2>
      <AmendmentList lines={amendmentLines(amendments, { titleOf, day, who: authorOf })} />
      <LateNotes notes={lateNotes} courses={courses} day={day} />
    </section>
  )
}
