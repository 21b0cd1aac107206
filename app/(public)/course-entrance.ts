import type { Catalog, Course } from '@/lib/content/course/schema'

export type CourseList = Pick<Catalog, 'courses' | 'audiences'>

/** Its audience's words, or the course's own if the audience has several courses. */
export function courseEntranceOf(course: Course, { courses, audiences }: CourseList) {
  const { title, subtitle, slug } = course
  const isAlone = courses.filter(({ audience }) => audience === course.audience).length === 1
  const audience = audiences.find(({ id }) => id === course.audience)
  const words = audience && isAlone ? { title: audience.door, note: audience.note } : { title, note: subtitle }
  return { ...words, picture: audience?.picture, href: `/courses/${slug}` }
}
