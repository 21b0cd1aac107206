import type { Content } from './content'
import { error, warning } from './problem'
import type { Problem } from './schema'
import { textVersion } from './text-version'

/** A sign-off counts for the version that was read, and for no other. */
export function checkReviews(content: Content): Problem[] {
  const lessons = new Map(
    content.modules.flatMap((module) => module.lessons).map((lesson) => [lesson.value.id, textVersion(lesson)]),
  )
  return content.reviews.flatMap(({ value, at }) => {
    const version = lessons.get(value.lesson)
    if (version === undefined) {
      const known = content.unread.has(value.lesson)
      return known ? [] : [error(at('lesson'), 'dangling-lesson', `no lesson “${value.lesson}”`)]
    }
    if (version === value.version) return []
    const message = `“${value.lesson}” has changed since this review: it is version ${version} now`
    return [warning(at('version'), 'review-version', message)]
  })
}
