import type { CourseContent } from './content'
import type { CheckDay } from './lesson-rules'
import { error, warning } from './problem'
import type { Problem } from './schema'

export function checkDraft({ value, at }: CourseContent, { release }: CheckDay): Problem[] {
  const report = release ? error : warning
  return value.draft ? [report(at('draft'), 'draft', 'the course is a draft; remove this line when it is ready')] : []
}
