import type { LessonPlace } from '@/lib/content/course/source-map'

/** Lessons open only after sign-in. */
export function LessonLinks({ label, lessons }: { label: string; lessons: LessonPlace[] }) {
  if (lessons.length === 0) return null
  return (
    <p className="claim-small">
      {label}{' '}
      {lessons.map(({ lesson, href }, index) => (
        <span key={lesson.id}>
          {index > 0 && '; '}
          <a href={href}>{lesson.title}</a>
        </span>
      ))}
    </p>
  )
}
