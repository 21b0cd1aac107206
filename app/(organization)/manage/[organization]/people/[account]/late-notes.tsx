import { loadCatalog } from '@/lib/content/course/load'
import type { Coordinator, Subject } from '@/lib/people/account/actor'
import { dateInWords } from '@/lib/platform/words'
import { listLateNotes } from '@/lib/training/assignment/late-notes'

interface Props {
  coordinator: Coordinator
  subject: Subject
  day: (at: Date) => string
}

/** The person's own sentences on courses that will be late, newest first. */
export async function lateNotes({ coordinator, subject, day }: Props) {
  const [{ courses }, notes] = await Promise.all([loadCatalog(), listLateNotes(coordinator, subject)])
  if (notes.length === 0) return null
  const titleOf = (courseId: string) => courses.find(({ id }) => id === courseId)?.subtitle ?? courseId
  return (
    <>
      <h3>Said they will be late</h3>
      <ul>
        {notes.map(({ id, courseId, dueOn, text, saidAt }) => (
          <li key={id}>
            <strong>{titleOf(courseId)}</strong>, due by {dateInWords(dueOn)}: “{text}” Said on {day(saidAt)}.
          </li>
        ))}
      </ul>
    </>
  )
}
