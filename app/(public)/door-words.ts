import type { Catalog, Course } from '@/lib/content/course/schema'

export type CourseList = Pick<Catalog, 'courses' | 'audiences'>

/** The words of its audience, or of the course where an audience has several. */
export function doorOf(course: Course, { courses, audiences }: CourseList) {
  const { title, subtitle, slug } = course
  const isAlone = courses.filter(({ audience }) => audience === course.audience).length === 1
  const audience = audiences.find(({ id }) => id === course.audience)
  const words = audience && isAlone ? { title: audience.door, note: audience.note } : { title, note: subtitle }
  return { ...words, picture: audience?.picture, href: `/courses/${slug}` }
}
