import { Notice } from '@/app/_ui/notice'
import { lastLawChange } from '@/lib/content/course/change'
import type { Course, Unit } from '@/lib/content/course/schema'
import { dateInWords } from '@/lib/platform/words'

/** Empty when the law as this unit teaches it hasn't changed. */
export function LawNotice({ course, unit }: { course: Course; unit: Unit }) {
  const change = lastLawChange(course, unit.id)
  if (!change) return null
  return (
    <Notice kind="info" title={`Law update: ${dateInWords(change.on)}`}>
      <p>{change.what}</p>
    </Notice>
  )
}
