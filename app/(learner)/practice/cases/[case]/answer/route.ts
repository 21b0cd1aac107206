import { requireLearner } from '@/app/_auth/guards'
import { readForm } from '@/app/_auth/request'
import { parse, respond, seeOther } from '@/app/_auth/respond'
import { loadCatalog } from '@/lib/content/course/load'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { answerCase } from '@/lib/record/spaced-practice/answer-case'
import { caseAnswer } from '@/lib/record/spaced-practice/schema'

/** Answers a case, once; sent again, it shows what was answered. */
export function POST(request: Request, { params }: RouteContext<'/practice/cases/[case]/answer'>): Promise<Response> {
  return respond(request, async () => {
    const form = await readForm(request)
    const learner = await requireLearner()
    const { case: caseId } = await params
    if (!isUuid(caseId)) throw notFound()
    const here = `/practice/cases/${caseId}`
    if (!form.has('value')) return seeOther(`${here}?missing=1`)
    const value = parse(caseAnswer, form.getAll('value'))
    await answerCase(learner, { caseId, value, courses: (await loadCatalog()).courses })
    return seeOther(here)
  })
}
