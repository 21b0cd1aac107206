import { Notice } from '@/app/_ui/notice'
import type { Course } from '@/lib/content/course/schema'

type Props = {
  course: Pick<Course, 'slug'>
  isHolder: boolean
  /** The certificate has ended: the changed units alone lead to no new one. */
  hasEnded: boolean
  mayRenew: boolean
  count: number
}

export function LawChanged({ course, isHolder, hasEnded, mayRenew, count }: Props) {
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
      title={isHolder ? 'Law update since you certified' : 'Law update since you did part of this course'}
    >
      <p>
        <a href={`/learn/${course.slug}/changes`}>See what changed</a>: {count === 1 ? 'one unit' : `${count} units`} to
        do again. {outcomeOf({ isHolder, hasEnded, mayRenew })}
      </p>
    </Notice>
  )
}

function outcomeOf({ isHolder, hasEnded, mayRenew }: Omit<Props, 'course' | 'count'>): string {
  if (isHolder) return 'Your certificate is still correct under its own law, and you get a new one when you finish.'
  if (!hasEnded) return 'All your work is kept.'
  return mayRenew
    ? 'Your certificate has ended. These units won’t replace it, so renew it too.'
    : 'Your certificate has ended, and these units won’t replace it.'
}
