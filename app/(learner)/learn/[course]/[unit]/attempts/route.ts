import { requireQuiz } from '@/app/_auth/course'
import { requireLearner } from '@/app/_auth/guards'
import { readForm, wantsJson } from '@/app/_auth/request'
import { json, respond, seeOther } from '@/app/_auth/respond'
import { findSitting } from '@/lib/attempt/queries'
import { start } from '@/lib/attempt/start'
import { loadCatalog } from '@/lib/course/load'
import { courseOfAttempt } from '@/lib/course/lookup'

/** Starts an attempt, or goes on with the open one where its first answer is missing. */
export function POST(request: Request, { params }: RouteContext<'/learn/[course]/[unit]/attempts'>): Promise<Response> {
  return respond(request, async () => {
    await readForm(request)
    const learner = await requireLearner()
    const { course, quiz } = await requireQuiz(params)
    const started = await start(learner, { course, quiz })
    if (wantsJson(request)) return json(started, started.ok ? 200 : 409)
    if (!started.ok) return seeOther(`/learn/${course.slug}/${quiz.slug}`)
    // A quiz that courses share goes on in the course where it was begun.
    const { courses } = await loadCatalog()
    const its = courseOfAttempt(courses, { courseId: started.courseId, unitId: quiz.id }, course)
    const address = `/learn/${its.slug}/${quiz.slug}`
    const sitting = await findSitting(learner, started.attemptId)
    const next = sitting?.items.find((item) => !item.answered)
    return seeOther(`${address}/attempts/${started.attemptId}/${next ? `items/${next.position}` : 'review'}`)
  })
}
