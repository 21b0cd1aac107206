import { isComplete, isPossible } from '@/lib/content/quiz/interaction'
import type { Item } from '@/lib/content/quiz/schema'
import { isCorrect } from '@/lib/content/quiz/scoring'
import { DomainError } from '@/lib/platform/error'

export function notAnOption(): DomainError {
  return new DomainError('invalid', 'Choose from the answers shown.')
}

const unpaired = 'Choose an option for each line, and each place only once.'

/** Grades an interaction that takes only complete answers. Errors: invalid (not an option, or incomplete). */
export function gradeAnswer(item: Item, value: string[]): boolean {
  if (!isPossible(item, value)) throw notAnOption()
  if (isComplete(item, value)) return isCorrect(item, value)
  throw new DomainError('invalid', item.interaction === 'choice' ? 'Choose an answer first.' : unpaired)
}
