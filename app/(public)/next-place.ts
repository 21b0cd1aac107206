import { loadCatalog } from '@/lib/content/course/catalog/load'
import { findCourse, listUnits } from '@/lib/content/course/lookup'
import type { Catalog } from '@/lib/content/course/schema'
import type { Learner } from '@/lib/people/account/actor'
import { listProgress, nextRequiredOf } from '@/lib/training/progress/queries'

/** For example `volunteer/door-agents`: the unit with which a learner goes on. Without a course under way, `member`. */
export async function findNextPlace(learner: Learner): Promise<string> {
  const { courses } = await loadCatalog()
  const progresses = await listProgress(learner, courses)
  for (const [index, course] of courses.entries()) {
    const progress = progresses[index]
    const unit = progress?.enrolled ? (nextRequiredOf(progress) ?? progress.next) : null
    if (unit) return `${course.slug}/${unit.slug}`
  }
  return 'member'
}

export function placeAt({ courses }: Catalog, place: string | null) {
  const [courseSlug = '', slug = ''] = place?.split('/') ?? []
  const course = findCourse({ courses }, courseSlug)
  const unit = course && listUnits(course).find((one) => one.slug === slug)
  return unit ? { href: `/learn/${courseSlug}/${slug}`, title: unit.title } : null
}
