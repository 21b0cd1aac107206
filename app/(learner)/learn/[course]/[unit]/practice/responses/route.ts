import { requireLearner } from '@/app/_auth/guards'
import { wantsJson } from '@/app/_http/request'
import { json, parse } from '@/app/_http/respond'
import { write } from '@/app/_http/write'
import { requireLesson } from '@/app/(learner)/learn/address'
import { answerPractice as keepResponse } from '@/lib/training/lesson/answer-practice'
import { practiceAnswer } from '@/lib/training/lesson/schema'

export const POST = write<'/learn/[course]/[unit]/practice/responses'>(async ({ form, params, request }) => {
  const learner = await requireLearner()
  const { course, lesson } = await requireLesson(params)
  const answer = parse(practiceAnswer, { item: form.get('item'), value: form.getAll('value') })
  await keepResponse(learner, { course, lesson, itemId: answer.item, value: answer.value })
  if (wantsJson(request)) return json({ item: answer.item })
  const seen = form.get('seen')
  const query = seen ? `?${new URLSearchParams({ seen })}` : ''
  return { to: `/learn/${course.slug}/${lesson.slug}/practice${query}#${answer.item}` }
})
