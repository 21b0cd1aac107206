import { isOffered } from '@/lib/content/course/minutes'
import type { Course, Lesson, Unit } from '@/lib/content/course/schema'
import { minutesInWords } from '@/lib/platform/words'
import { type OpenPlace, openPlaceInWords } from '@/lib/training/attempt/open-places'

export interface Places {
  /** The id of the step last read, by lesson. */
  steps: Readonly<Record<string, string>>
  /** By quiz. */
  open: ReadonlyMap<string, OpenPlace>
}

/** The place in the next unit and the minutes left of it: Lesson 4, step 2 of 6: 5 minutes. */
export function noteOn(course: Course, next: Unit | null, { steps: places, open }: Places): string {
  if (!next) return ''
  const place = open.get(next.id)
  if (place) return inMinutes(sentenceCase(openPlaceInWords(place)), minutesToAnswer(next, place))
  if (next.kind !== 'lesson') {
    const kind = next.kind === 'quiz' ? 'Quiz' : 'Case'
    return inMinutes(isOffered(next) ? `${kind}, optional` : kind, next.minutes)
  }
  const { steps } = next
  const name = `Lesson ${numberOf(course, next)}`
  const index = steps.findIndex(({ id }) => id === places[next.id])
  if (index < 1) return inMinutes(`${name}, ${steps.length} steps`, next.minutes)
  const left = steps.slice(index).reduce((sum, { minutes }) => sum + minutes, 0)
  return inMinutes(`${name}, step ${index + 1} of ${steps.length}`, left)
}

/** For the questions left of an open quiz. */
export function minutesToAnswer({ minutes }: Unit, place: OpenPlace | undefined): number {
  return place ? (minutes * place.left) / place.of : minutes
}

export function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Within its module, where the outline shows it. */
function numberOf({ modules }: Course, lesson: Lesson): number {
  const lessons = modules
    .find(({ units }) => units.some(({ id }) => id === lesson.id))
    ?.units.filter(({ kind }) => kind === 'lesson')
  return (lessons?.findIndex(({ id }) => id === lesson.id) ?? 0) + 1
}

function inMinutes(before: string, minutes: number): string {
  return `${before}: ${minutesInWords(minutes)}`
}
