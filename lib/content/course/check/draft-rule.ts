import type { CourseContent } from '@/lib/content/course/reader/content'
import { error, warning } from '@/lib/content/course/reader/problem'
import type { Problem } from '../schema'
import type { CheckDay } from './lesson-rules'

export function checkDraft({ value, at }: CourseContent, { release }: CheckDay): Problem[] {
  const report = release ? error : warning
  return value.draft ? [report(at('draft'), 'draft', 'the course is a draft; remove this line when it is ready')] : []
}
