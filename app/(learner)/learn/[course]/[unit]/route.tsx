import { requireSession } from '@/app/_auth/guards'
import { renewal } from '@/app/_auth/signed-in'
import { readFlash } from '@/app/_http/flash'
import { keptPage } from '@/app/_http/kept'
import { page } from '@/app/_http/page'
import { requireUnit } from '../../address'
import { encounterPage, loadEncounter } from './encounter/encounter-page'
import { lessonPage } from './lesson-page'
import { loadQuiz, quizPage } from './quiz/quiz-page'

export const GET = page<'/learn/[course]/[unit]'>(async ({ request, params, query }) => {
  const { learner, session } = await requireSession()
  const { course, unit } = await requireUnit(params)
  if (unit.kind === 'quiz') {
    const shown = { course, quiz: unit }
    const [loaded, flash] = await Promise.all([loadQuiz(learner, shown), readFlash(query.get('problem'))])
    return quizPage(learner, shown, { ...loaded, flash })
  }
  if (unit.kind === 'encounter') {
    const shown = { course, encounter: unit }
    return encounterPage(learner, shown, await loadEncounter(learner, shown))
  }
  return keptPage(request, {
    cache: 'no-store',
    headers: await renewal(session, request),
    make: (catalog, today) => lessonPage(catalog, { course, lesson: unit, today }),
  })
})
