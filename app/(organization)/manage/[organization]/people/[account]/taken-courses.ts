import { loadCatalog } from '@/lib/content/course/catalog/load'
import type { Course } from '@/lib/content/course/schema'
import type { Coordinator, Subject } from '@/lib/people/account/actor'
import { findSeatTime } from '@/lib/record/seat-time/queries'
import type { SeatTime } from '@/lib/record/seat-time/rule'
import { listEnrollments } from '@/lib/training/enrollment/queries'
import { listCompletions, type UnitCompletion } from '@/lib/training/progress/completions'
import { listProgressFor, type Progress } from '@/lib/training/progress/queries'

export interface TakenCourse {
  course: Course
  enrollmentId: string
  progress: Progress
  completions: UnitCompletion[]
  time: SeatTime | null
}

export async function listTakenCourses(coordinator: Coordinator, learner: Subject): Promise<TakenCourse[]> {
  const [{ courses }, enrollments] = await Promise.all([loadCatalog(), listEnrollments(learner)])
  const taken = enrollments.flatMap(({ id, courseId }) => {
    const course = courses.find((one) => one.id === courseId)
    return course ? { course, enrollmentId: id } : []
  })
  const progress = await listProgressFor(
    coordinator,
    learner,
    taken.map(({ course }) => course),
  )
  const withProgress = taken.flatMap((one, index) => {
    const own = progress[index]
    return own ? { ...one, progress: own } : []
  })
  return Promise.all(
    withProgress.map(async (one) => {
      const units = one.progress.units.map(({ unit }) => unit)
      const [completions, time] = await Promise.all([
        listCompletions(coordinator, learner, units),
        findSeatTime(learner, one.course),
      ])
      return { ...one, completions, time }
    }),
  )
}
