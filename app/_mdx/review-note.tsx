import type { Lesson } from '@/lib/content/course/schema'
import { dateInWords } from '@/lib/platform/words'

const roles = { counsel: 'counsel', 'survivor-advocate': 'a survivor advocate' } as const
type Role = keyof typeof roles

/** A sign-off counts only for this exact text. */
function reviewBy(lesson: Lesson, role: Role) {
  return lesson.reviews.find((review) => review.role === role && review.version === lesson.version)
}

/** Warns when this version lacks a required review. */
export function reviewsMissing(lesson: Lesson): string[] {
  const missing = (Object.keys(roles) as Role[]).filter((role) => !reviewBy(lesson, role))
  if (missing.length === 0) return []
  return [`Not yet reviewed by ${missing.map((role) => roles[role]).join(' or ')}`]
}

export function ReviewNote({ lesson }: { lesson: Lesson }) {
  return (
    <footer className="review-note">
      <p>
        Covers{' '}
        {lesson.questions.map((question, index) => (
          <span key={question}>
            {index > 0 && ', '}
            <a href={`/sources#question-${question}`}>question {question}</a>
          </span>
        ))}{' '}
        of the source document.
      </p>
      <p>
        Version {lesson.version}.{' '}
        {(Object.keys(roles) as Role[]).map((role) => {
          const review = reviewBy(lesson, role)
          const earlier = lesson.reviews.some((one) => one.role === role)
          if (review) return `Reviewed by ${roles[role]}: ${review.by}, ${dateInWords(review.on)}. `
          return earlier
            ? `An earlier version was reviewed by ${roles[role]}; this one not yet. `
            : `Not yet reviewed by ${roles[role]}. `
        })}
      </p>
    </footer>
  )
}
