import { dateInWords, dayInWords } from '@/lib/platform/words'
import type { OwnDue } from './own-due'

/** The due date of a course, and what the learner told the coordinator about it. */
export function DueLine({ slug, due, timeZone }: { slug: string; due: OwnDue; timeZone: string }) {
  const { dueOn, renewal, note, isAssigned } = due
  return (
    <>
      <p>
        <strong>
          {renewal === 'none' ? 'Due by' : 'Renew your certificate by'} {dateInWords(dueOn)}.
        </strong>{' '}
        {renewal === 'open' && <a href={`/learn/${slug}`}>Renew it</a>}
      </p>
      {note && (
        <p>
          On {dayInWords(note.saidAt, timeZone)} you told your coordinator why you will be late: “{note.text}”
        </p>
      )}
      {isAssigned && (
        <p>
          <a href={`/learn/${slug}/late`}>
            {note ? 'Tell your coordinator something new' : 'Tell your coordinator if you will be late'}
          </a>
        </p>
      )}
    </>
  )
}
