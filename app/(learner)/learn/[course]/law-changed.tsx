import { Notice } from '@/app/_ui/notice'
import type { Course } from '@/lib/content/course/schema'

type Props = { course: Pick<Course, 'slug'>; isHolder: boolean; count: number }

export function LawChanged({ course, isHolder, count }: Props) {
  if (count === 0 && !isHolder) return null
  if (count === 0) {
    return (
      <Notice kind="info" title="You are up to date with the law">
        <p>
          You have nothing left to do. Your new certificate is being made; check again in a few minutes. It replaces{' '}
          <a href="/certificates">the one you have</a>.
        </p>
      </Notice>
    )
  }
  return (
    <Notice
      kind="warn"
      title={isHolder ? 'The law changed since you certified' : 'The law changed since you did part of this course'}
    >
      <p>
        <a href={`/learn/${course.slug}/changes`}>See what changed</a>: {count === 1 ? 'one unit' : `${count} units`} to
        do again.{' '}
        {isHolder
          ? 'Your certificate is still correct under its own law, and you get a new one when you finish.'
          : 'All your work is kept.'}
      </p>
    </Notice>
  )
}
