import { expect, test } from 'vitest'
import { makeTurns } from './turns'

test('runs a limited number at once, in order, and a failure frees its turn', async () => {
  const inTurn = makeTurns(2)
  const begun: number[] = []
  const ended: number[] = []
  let running = 0
  let most = 0
  const works = [0, 1, 2, 3, 4, 5].map((number) =>
    inTurn(async () => {
      begun.push(number)
      running += 1
      most = Math.max(most, running)
      await new Promise((resolve) => setImmediate(resolve))
      running -= 1
      if (number === 1) throw new Error('it failed')
      ended.push(number)
      return number
    }),
  )
  const outcomes = await Promise.allSettled(works)
  expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual([true, false, true, true, true, true])
  expect(begun).toEqual([0, 1, 2, 3, 4, 5])
  expect(ended).toEqual([0, 2, 3, 4, 5])
  expect(most).toBe(2)
  expect(await inTurn(async () => 'later')).toBe('later')
})
