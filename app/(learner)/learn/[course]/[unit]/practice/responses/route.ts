import { requireLearner } from '@/app/_auth/guards'
import { backToForm } from '@/app/_http/flash'
import { wantsJson } from '@/app/_http/request'
import { parse } from '@/app/_http/respond'
import { write } from '@/app/_http/write'
import { requireLesson } from '@/app/(learner)/learn/address'
import { DomainError } from '@/lib/platform/error'
import { answerPractice as saveResponse } from '@/lib/training/lesson/answer-practice'
import { practiceAnswer } from '@/lib/training/lesson/schema'

export const POST = write<'/learn/[course]/[unit]/practice/responses'>(async ({ form, params, request }) => {
  const learner = await requireLearner()
  const { course, lesson } = await requireLesson(params)
  const answer = parse(practiceAnswer, { item: form.get('item'), value: form.getAll('value') })
  const seen = form.get('seen')
  const query = seen ? `?${new URLSearchParams({ seen })}` : ''
  const to = `/learn/${course.slug}/${lesson.slug}/practice${query}#${answer.item}`
  try {
    await saveResponse(learner, { course, lesson, itemId: answer.item, value: answer.value })
  } catch (error) {
    if (wantsJson(request) || !(error instanceof DomainError) || error.code !== 'invalid') throw error
    const errors = [{ field: answer.item, message: error.message }]
    return backToForm(to, { values: { value: answer.value.join(' ') }, errors })
  }
  return { to, json: { item: answer.item } }
})
