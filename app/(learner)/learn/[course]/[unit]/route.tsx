import { requireSession } from '@/app/_auth/guards'
import { renewal } from '@/app/_auth/signed-in'
import { keptPage } from '@/app/_http/kept'
import { page } from '@/app/_http/page'
import { requireUnit } from '../../address'
import { encounterPage } from './encounter/encounter-page'
import { lessonPage } from './lesson-page'
import { quizPage } from './quiz/quiz-page'

export const GET = page<'/learn/[course]/[unit]'>(async ({ request, params, query }) => {
  const { learner, session } = await requireSession()
  const { course, unit } = await requireUnit(params)
  if (unit.kind === 'quiz') return quizPage(learner, { course, quiz: unit }, query)
  if (unit.kind === 'encounter') return encounterPage(learner, { course, encounter: unit })
  return keptPage(request, {
    cache: 'no-store',
    headers: await renewal(session, request),
    make: (catalog, today) => lessonPage(catalog, { course, lesson: unit, today }),
  })
})
