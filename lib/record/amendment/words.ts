import { dateInWords } from '@/lib/platform/words'
import type { Amendment } from './queries'

export interface AmendmentLine {
  key: string
  what: string
  about: string | null
  /** The note or reason; null when the reader may not see it. */
  text: string | null
}

export function amendmentLines(
  amendments: readonly Amendment[],
  say: { titleOf: (object: string) => string; day: (at: Date) => string; who: (one: Amendment) => string },
): AmendmentLine[] {
  return amendments.map((one) => {
    const newest = amendments.find(({ kind, object }) => kind === one.kind && object === one.object)
    return {
      key: one.id,
      what: whatWasDone(one, `${say.who(one)} on ${say.day(one.at)}`, newest === one, say.day),
      about: one.object && say.titleOf(one.courseId ? `course:${one.courseId}` : one.object),
      text: [one.text, one.endReason].filter(Boolean).join(' ') || null,
    }
  })
}

function whatWasDone(one: Amendment, by: string, isNewest: boolean, day: (at: Date) => string): string {
  if (one.kind === 'annotation') return `Note by ${by}`
  if (one.kind === 'waiver') return `Waived by ${by}${one.endedAt ? `, required again since ${day(one.endedAt)}` : ''}`
  if (one.kind === 'time') return `Time accepted by ${by}: the certificate need not wait for more`
  if (one.kind === 'reset') return `Reopened by ${by}: earlier work no longer counts`
  return `${isNewest ? 'Due' : 'Was due'} by ${dateInWords(one.dueOn ?? '')}, extended by ${by}`
}
