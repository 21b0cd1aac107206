import type { CourseContent } from '@/lib/content/course/reader/content'
import { error, warning } from '@/lib/content/course/reader/problem'
import type { Problem } from '../schema'
import type { ExpiryRule } from '../source'
import type { CheckDay } from './lesson-rules'

/** Null when the rule doesn't determine it. */
function fewestDays({ afterMonths, block }: ExpiryRule): number | null {
  if (afterMonths !== undefined) return afterMonths * 28
  return block === undefined ? null : block.years * 365
}

export function checkExpiry({ value, at }: CourseContent, { today, release }: CheckDay): Problem[] {
  const { expiry, recertification, final } = value
  const problems: Problem[] = []
  if (expiry?.on !== undefined && expiry.on < today) {
    const report = release ? error : warning
    problems.push(
      report(at('expiry', 'on'), 'expiry', `certificates issued today would already have expired on ${expiry.on}`),
    )
  }
  if (recertification === null) return problems
  const place = at('recertification')
  if (expiry === null) {
    problems.push(
      error(place, 'recertification', 'there is nothing to renew: certificates of this course do not expire'),
    )
  }
  if (final === null) {
    problems.push(error(place, 'recertification', 'requires the final, but this course has none'))
  }
  const days = expiry && fewestDays(expiry)
  if (days !== null && recertification.opensDays >= days) {
    const message = `opens ${recertification.opensDays} days before the end of a certificate that is valid for ${days}`
    problems.push(error(at('recertification', 'opensDays'), 'recertification', message))
  }
  return problems
}
