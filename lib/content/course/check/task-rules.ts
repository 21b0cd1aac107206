import type { TaskContent } from '@/lib/content/course/reader/content'
import type { SourceNeed } from '@/lib/content/course/reader/needs-source'
import { error, warning } from '@/lib/content/course/reader/problem'
import { gradeOf } from '@/lib/content/course/reader/readability'
import { decidedIn, textsOfTask } from '@/lib/content/course/reader/task-words'
import type { Problem } from '../schema'
import type { MarkedTask } from '../task-source'
import { checkPairs } from './item-rules'
import { type CheckDay, checkDue, highestGrade } from './lesson-rules'
import { checkTerms, checkUncited } from './text-rules'

/** Fewest lines to mark, and fewest to leave. */
const fewestLines = 2

export function checkTask(task: TaskContent, clock: CheckDay, needOf: SourceNeed): Problem[] {
  const { value, at } = task
  const grade = gradeOf(textsOfTask(value))
  const isHard = grade > highestGrade
  const hard = `reads at grade ${grade}; the limit is ${highestGrade}`
  const words = [value.title, value.summary, value.contentNote ?? '', ...textsOfTask(value)].join(' ')
  return [
    ...checkDue(value.reviewDue, at('reviewDue'), clock),
    ...(isHard ? [warning(at('title'), 'readability', hard)] : []),
    ...checkTerms(words, at('title')),
    ...decidedIn(value).flatMap(({ text, facts, path }) =>
      checkUncited({ text, place: at(...path), cited: facts.length > 0 }, needOf),
    ),
    ...checkWork(task),
  ]
}

function checkWork({ value, at, slug }: TaskContent): Problem[] {
  if (value.interaction === 'hottext') return checkLines(value, at)
  if (value.interaction === 'order' || value.interaction === 'match')
    return checkPairs({ value: { ...value, id: slug }, at })
  return []
}

function checkLines({ lines }: MarkedTask, at: TaskContent['at']): Problem[] {
  const marked = lines.filter((line) => line.marked).length
  const repeated = lines.flatMap(({ id }, index) =>
    lines.findIndex((other) => other.id === id) < index
      ? [error(at('lines', index, 'id'), 'duplicate-id', `two lines have the id “${id}”`)]
      : [],
  )
  const message = `${marked} of ${lines.length} lines are to be marked; at least ${fewestLines} must be, and ${fewestLines} must not`
  const isOneSided = marked < fewestLines || lines.length - marked < fewestLines
  return [...repeated, ...(isOneSided ? [error(at('lines'), 'one-sided', message)] : [])]
}
