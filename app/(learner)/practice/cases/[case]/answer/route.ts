import { requireLearner } from '@/app/_auth/guards'
import { parse } from '@/app/_http/respond'
import { write } from '@/app/_http/write'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { answerCase } from '@/lib/record/spaced-practice/answer-case'
import { caseAnswer } from '@/lib/record/spaced-practice/schema'

/** Idempotent: a second answer shows the first. */
export const POST = write<'/practice/cases/[case]/answer'>(async ({ form, params }) => {
  const learner = await requireLearner()
  const { case: caseId } = params
  if (!isUuid(caseId)) throw notFound()
  const here = `/practice/cases/${caseId}`
  if (!form.has('value')) return { to: `${here}?missing=1`, json: {} }
  const value = parse(caseAnswer, form.getAll('value'))
  await answerCase(learner, { caseId, value, courses: (await loadCatalog()).courses })
  return { to: here, json: {} }
})
