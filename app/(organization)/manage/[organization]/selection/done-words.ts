import { doneWords } from '@/app/_http/done'
import { sendsMail } from '@/lib/people/mail/place'

const doneIn = doneWords({
  assigned: 'Assigned. They see it on My courses.',
  moved: 'Moved.',
  unlocked: 'Another attempt at the final is open for them.',
  removed: 'Removed. You find them under former people.',
  none: 'Choose people first: tick the boxes before their names.',
})

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`)

/** Null for a value this site never sends. */
export function selectionDone(query: URLSearchParams): string | null {
  const counts = /^reminded-(\d{1,3})-(\d{1,3})-(\d{1,3})$/
    .exec(query.get('done') ?? '')
    ?.slice(1)
    .map(Number)
  if (!counts) return doneIn(query)
  const [sent = 0, already = 0, unconfirmed = 0] = counts
  return [
    `${sendsMail ? 'Reminded' : 'Not sent, as this site sends no mail'}: ${people(sent)}.`,
    ...(already > 0 ? [`Reminded earlier today: ${people(already)}.`] : []),
    ...(unconfirmed > 0 ? [`No confirmed address: ${people(unconfirmed)}.`] : []),
  ].join(' ')
}
