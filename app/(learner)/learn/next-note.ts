import type { Course, Lesson, Unit } from '@/lib/content/course/schema'

/** The place in the next unit and the minutes left of it: Lesson 4, step 2 of 6: 5 minutes. */
export function noteOn(course: Course, next: Unit | null, places: Readonly<Record<string, string>>): string {
  if (!next) return ''
  if (next.kind !== 'lesson') return inMinutes(next.kind === 'quiz' ? 'Quiz' : 'Case', next.minutes)
  const { steps } = next
  const name = `Lesson ${numberOf(course, next)}`
  const index = steps.findIndex(({ id }) => id === places[next.id])
  if (index < 1) return inMinutes(`${name}, ${steps.length} steps`, next.minutes)
  const left = steps.slice(index).reduce((sum, { minutes }) => sum + minutes, 0)
  return inMinutes(`${name}, step ${index + 1} of ${steps.length}`, left)
}

/** Within its module, where the outline shows it. */
function numberOf({ modules }: Course, lesson: Lesson): number {
  const lessons = modules
    .find(({ units }) => units.some(({ id }) => id === lesson.id))
    ?.units.filter(({ kind }) => kind === 'lesson')
  return (lessons?.findIndex(({ id }) => id === lesson.id) ?? 0) + 1
}

function inMinutes(before: string, minutes: number): string {
  const whole = Math.max(1, Math.ceil(minutes))
  return `${before}: ${whole === 1 ? '1 minute' : `${whole} minutes`}`
}
