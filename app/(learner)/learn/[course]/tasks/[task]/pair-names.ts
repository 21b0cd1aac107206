import { letterOf, ordinal } from '@/app/(learner)/learn/[course]/[unit]/words'
import type { PairedTask } from '@/lib/content/course/task-source'

/** The letter of each target of a match, or the ordinal of each place of an order. */
export function pairNames(task: PairedTask): Map<string, string> {
  return task.interaction === 'match'
    ? new Map(task.targets.map(({ id }, index) => [id, letterOf(index)]))
    : new Map(task.key.map((_, index) => [String(index + 1), ordinal(index + 1)]))
}
