import { doneWords } from '@/app/_http/done'
import { sendsMail } from '@/lib/people/mail/place'
import { mostMatching } from '@/lib/record/roster/matching'

const doneIn = doneWords({
  assigned: 'Assigned. They see it on My courses.',
  moved: 'Moved.',
  removed: 'Removed. You find them under former people.',
  none: 'Choose people first: tick the boxes before their names.',
  many: `More than ${mostMatching} people match. Narrow the list, for example to a division, and choose again.`,
})

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`)

/** Null for a value this site never sends. */
export function selectionDone(query: URLSearchParams): string | null {
  const done = /^(reminded|unlocked|extended)-(\d{1,3})-(\d{1,3})(?:-(\d{1,3}))?$/.exec(query.get('done') ?? '')
  if (!done) return doneIn(query)
  const [, act, ...counts] = done
  const numbers = counts.map((one = '0') => Number(one))
  if (act === 'extended') return extendedWords(numbers)
  return act === 'reminded' ? remindedWords(numbers) : unlockedWords(numbers)
}

function remindedWords([sent = 0, already = 0, unconfirmed = 0]: number[]): string {
  return [
    `${sendsMail ? 'Reminded' : 'Not sent, as this site sends no mail'}: ${people(sent)}.`,
    ...(already > 0 ? [`Reminded earlier today: ${people(already)}.`] : []),
    ...(unconfirmed > 0 ? [`No confirmed address: ${people(unconfirmed)}.`] : []),
  ].join(' ')
}

function unlockedWords([opened = 0, others = 0]: number[]): string {
  const words = `Another attempt at the final is open for ${people(opened)}.`
  return others > 0 ? `${words} Left out, as they have not failed it: ${people(others)}.` : words
}

function extendedWords([moved = 0, others = 0]: number[]): string {
  const words = `The due date of ${people(moved)} was moved.`
  return others > 0 ? `${words} Left out, as they have not opened the course: ${people(others)}.` : words
}
