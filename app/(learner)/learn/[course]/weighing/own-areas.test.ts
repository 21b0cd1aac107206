import { expect, test } from 'vitest'
import type { FinishedRound } from '@/lib/measurement/case-rating/areas'
import { ownAreasInWords } from './own-areas'

const round = (stage: 'before' | 'after', compelled: number[], others: number[]): FinishedRound => ({
  ...{ accountId: 'any', set: stage === 'before' ? 'a' : 'b', stage },
  ...{ compelled, others, themes: {} },
})
const blind = round('before', [3, 3, 3, 3, 3, 3, 3], [3, 3, 3, 3, 3, 3, 3])
const sure = round('after', [5, 5, 5, 5, 5, 5, 5], [1, 1, 1, 1, 1, 1, 1])
const sharper = round('after', [5, 4, 4, 3, 3, 2, 2], [1, 2, 2, 3, 3, 4, 1])

test('the sentence comes once both sets are rated, and says when the difference may be chance', () => {
  expect(ownAreasInWords([])).toBeNull()
  expect(ownAreasInWords([blind])).toBeNull()
  expect(ownAreasInWords([blind, sure])).toBe(
    'Of 100 pairs of a compelled person and a look-alike, you rated the compelled one higher in 50 before the course and in 100 after it, where guessing gives 50.',
  )
  expect(ownAreasInWords([blind, sharper])).toMatch(/in 50 before .* may be chance\.$/)
})
