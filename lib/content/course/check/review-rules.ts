import type { Content, CourseContent } from '@/lib/content/course/reader/content'
import { error, warning } from '@/lib/content/course/reader/problem'
import type { Problem } from '../schema'
import { versionOf } from './text-version'

/** A sign-off counts only for the version that was read; "reviewed by counsel" needs one for every lesson. */
export function checkReviews(content: Content): Problem[] {
  const lessons = new Map(
    content.modules.flatMap((module) => module.lessons).map((lesson) => [lesson.value.id, versionOf(lesson, content)]),
  )
  return content.reviews
    .flatMap(({ value, at }) => {
      const version = lessons.get(value.lesson)
      if (version === undefined) {
        const known = content.unread.names.has(value.lesson)
        return known ? [] : [error(at('lesson'), 'dangling-lesson', `no lesson “${value.lesson}”`)]
      }
      if (version === value.version) return []
      const message = `“${value.lesson}” has changed since this review: it is now version ${version}`
      return [warning(at('version'), 'review-version', message)]
    })
    .concat(content.courses.flatMap((course) => checkCounsel(course, content, lessons)))
}

function checkCounsel(course: CourseContent, content: Content, versions: ReadonlyMap<string, string>): Problem[] {
  if (course.value.counselReviewed === null) return []
  const signed = (id: string) =>
    content.reviews.some(
      ({ value }) => value.lesson === id && value.role === 'counsel' && value.version === versions.get(id),
    )
  const missing = content.modules
    .filter((module) => course.value.modules.includes(module.slug))
    .flatMap((module) => module.lessons)
    .filter((lesson) => !signed(lesson.value.id))
  if (missing.length === 0) return []
  const message = `counsel has not reviewed “${missing[0]?.value.id}” and ${missing.length - 1} more in their current version`
  return [error(course.at('counselReviewed'), 'review-version', message)]
}
