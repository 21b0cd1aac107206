import type { FeedbackOption } from '@/app/_ui/feedback'
import type { Learner } from '@/lib/account/actor'
import type { Catalog, Lesson } from '@/lib/course/schema'
import { isLessonCompleted, listPracticeResponses } from '@/lib/lesson/queries'
import { present } from '@/lib/quiz/present'
import type { Item } from '@/lib/quiz/schema'

/** A practice item as the learner may see it: the feedback only after a response. */
export interface PracticeItemView {
  id: string
  stem: string
  options: { id: string; text: string }[]
  chosen: string | null
  feedback: FeedbackOption[] | null
}

export interface PracticeView {
  items: PracticeItemView[]
  completed: boolean
}

/** Each option with its explanation and sources, as shown once an item was answered. */
export function feedbackOf(
  catalog: Catalog,
  item: Item,
  value: readonly string[],
  order = item.options.map((option) => option.id),
): FeedbackOption[] {
  const citation = new Map(catalog.facts.map((fact) => [fact.id, fact.citation]))
  return order.flatMap((id) => {
    const option = item.options.find((candidate) => candidate.id === id)
    if (!option) return []
    const { text, key, explanation, facts } = option
    return [
      {
        id,
        text,
        key,
        chosen: value.includes(id),
        explanation,
        facts: facts.map((fact) => ({ id: fact, citation: citation.get(fact) ?? fact })),
      },
    ]
  })
}

export async function findPractice(learner: Learner, catalog: Catalog, lesson: Lesson): Promise<PracticeView> {
  const [responses, completed] = await Promise.all([
    listPracticeResponses(learner, lesson),
    isLessonCompleted(learner, lesson),
  ])
  const items = lesson.practice.map((item) => {
    const response = responses.find((candidate) => candidate.itemId === item.id)
    const { id, stem, options } = present(
      item,
      item.options.map((option) => option.id),
    )
    return {
      id,
      stem,
      options,
      chosen: response?.value[0] ?? null,
      feedback: response ? feedbackOf(catalog, item, response.value) : null,
    }
  })
  return { items, completed }
}
