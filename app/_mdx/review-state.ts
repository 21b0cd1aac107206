import type { Lesson } from '@/lib/content/course/schema'
import { dateInWords } from '@/lib/platform/words'

const roles = { counsel: 'counsel', 'survivor-advocate': 'a survivor advocate' } as const
type Role = keyof typeof roles

/** Names the reviewers of this exact text, and the reviews it still lacks. */
export function reviewState(lesson: Lesson): string {
  const all = Object.keys(roles) as Role[]
  const known = all.filter((role) => lesson.reviews.some((review) => review.role === role))
  const never = all.filter((role) => !known.includes(role)).map((role) => roles[role])
  return [
    ...known.map((role) => stateOf(lesson, role)),
    ...(never.length > 0 ? [`Not yet reviewed by ${never.join(' or ')}.`] : []),
  ].join(' ')
}

function stateOf(lesson: Lesson, role: Role): string {
  const review = lesson.reviews.find((one) => one.role === role && one.version === lesson.version)
  if (review) return `Reviewed by ${roles[role]}: ${review.by}, ${dateInWords(review.on)}.`
  return `An earlier version was reviewed by ${roles[role]}; this one not yet.`
}
