import { loadCatalog } from '@/lib/content/course/catalog/load'
import { findCourse } from '@/lib/content/course/lookup'
import type { Learner } from '@/lib/people/account/actor'
import { listCertificates } from '@/lib/record/certificate/queries'
import { findEnrollment } from '@/lib/training/enrollment/queries'

/** Of a person who is signed in. */
export type CourseState = 'not-started' | 'under-way' | 'certified'

export async function findCourseState(learner: Learner, params: { course: string }): Promise<CourseState> {
  const course = findCourse(await loadCatalog(), params.course)
  if (!course || !(await findEnrollment(learner, course))) return 'not-started'
  const certificates = await listCertificates(learner, new Date())
  const isCertified = certificates.some(({ courseId, state }) => courseId === course.id && state === 'valid')
  return isCertified ? 'certified' : 'under-way'
}
