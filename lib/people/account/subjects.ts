import type { Subject } from './actor'

/** One person or many: the same queries read a page and a batch. */
export type Subjects = Subject | readonly Subject[]

export function accountIdsOf(subjects: Subjects): string[] {
  return [subjects].flat().map(({ accountId }) => accountId)
}
