import type { FeedbackOption } from '@/app/_ui/feedback'
import type { Catalog, Course, Lesson, LessonStep } from '@/lib/content/course/schema'
import { targetsOf } from '@/lib/content/quiz/interaction'
import { type PresentedItem, present } from '@/lib/content/quiz/present'
import { seededRandom, shuffle } from '@/lib/content/quiz/random'
import type { Item } from '@/lib/content/quiz/schema'
import type { Learner } from '@/lib/people/account/actor'
import { findReadingPlace, isLessonCompleted, listPracticeResponses } from '@/lib/training/lesson/queries'
import { listLessonTimes } from '@/lib/training/time/queries'
import { shortSentence } from '@/lib/training/time/sentence'
import { feedbackOf } from '../feedback-of'

/** Feedback is present only after a response. */
export interface PracticeItemView {
  item: PresentedItem
  feedback: FeedbackOption[] | null
  /** The step that the item ends, or null for one after the last step. */
  inStep: LessonStep | null
}

export interface PracticeView {
  items: PracticeItemView[]
  completed: boolean
  /** The step where a lesson that isn't completed opens, or null. */
  step: string | null
  /** Set when a completed lesson was read sooner than expected. */
  short: string | null
}

export async function findPractice(
  learner: Learner,
  catalog: Catalog,
  { course, lesson }: { course: Course; lesson: Lesson },
): Promise<PracticeView> {
  const [responses, completed, times, step] = await Promise.all([
    listPracticeResponses(learner, lesson),
    isLessonCompleted(learner, lesson),
    listLessonTimes(learner, [lesson.id]),
    findReadingPlace(learner, lesson),
  ])
  const items = lesson.practice.map((item) => {
    const response = responses.find((candidate) => candidate.itemId === item.id)
    return {
      item: present(item, ordersOf(item)),
      inStep: lesson.steps.find(({ check }) => check === item.id) ?? null,
      feedback: response ? feedbackOf(catalog, item, response.value) : null,
    }
  })
  const [{ activeMsThen = null, minimumMsThen = null } = {}] = times
  return { items, completed, step: completed ? null : step, short: shortSentence(activeMsThen, minimumMsThen, course) }
}

/** Keeps the authored order, except steps and targets, which get a stable shuffle. */
function ordersOf(item: Item): Parameters<typeof present>[1] {
  const random = seededRandom(item.hash)
  const ids = item.options.map((option) => option.id)
  const targets = targetsOf(item)
  return {
    options: item.interaction === 'order' ? shuffle(ids, random) : ids,
    targets: item.interaction === 'match' ? shuffle(targets ?? [], random) : targets,
  }
}
