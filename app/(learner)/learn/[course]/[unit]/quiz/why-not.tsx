import { Notice } from '@/app/_ui/notice'
import type { Course } from '@/lib/content/course/schema'
import { dayInWords, timeInWords } from '@/lib/platform/words'
import type { MayStart } from '@/lib/training/attempt/policy'

/** Empty when an attempt can start. */
export function WhyNot({ course, may, timeZone }: { course: Course; may: MayStart; timeZone: string }) {
  if (may.ok) return null
  if (may.reason === 'units-left') {
    const count = may.units.length === 1 ? 'one more unit' : `${may.units.length} more units`
    return (
      <Notice kind="info" title={`The final opens after ${count}`}>
        <ul>
          {may.units.map(({ id, slug, title }) => (
            <li key={id}>
              <a href={`/learn/${course.slug}/${slug}`}>{title}</a>
            </li>
          ))}
        </ul>
      </Notice>
    )
  }
  if (may.reason === 'cooling-down') {
    const day = dayInWords(may.until, timeZone)
    return (
      <Notice kind="info" title={`The next attempt opens on ${day} at ${timeInWords(may.until, timeZone)}`}>
        <p>Your coordinator can open it earlier.</p>
      </Notice>
    )
  }
  if (may.reason === 'already-passed')
    return (
      <Notice kind="good" title="You have passed this quiz">
        <p>There is nothing more to do here.</p>
      </Notice>
    )
  if (may.reason === 'already-taken')
    return (
      <Notice kind="good" title="You have taken the pre-test">
        <p>It is taken once. The final covers the same topics with other cases and shows how much you improved.</p>
      </Notice>
    )
  return (
    <Notice kind="warn" title="No attempt is left">
      <p>
        Your coordinator can open another one. If you have no coordinator, ask the site’s administrator. We keep your
        training record.
      </p>
    </Notice>
  )
}
