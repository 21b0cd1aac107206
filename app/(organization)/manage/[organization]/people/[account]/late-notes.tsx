import type { Course } from '@/lib/content/course/schema'
import { dateInWords } from '@/lib/platform/words'
import type { LateNoteView } from '@/lib/training/assignment/late-notes'

interface Props {
  notes: readonly LateNoteView[]
  courses: readonly Course[]
  day: (at: Date) => string
}

/** The person's own sentences on courses that will be late, newest first. */
export function LateNotes({ notes, courses, day }: Props) {
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
