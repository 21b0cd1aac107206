import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { calibrate } from './calibration'
import { confidences } from './schema'

const answers = fc.array(fc.record({ confidence: fc.constantFrom(...confidences, null), correct: fc.boolean() }))

describe('calibrate', () => {
  test('counts all and correct answers by confidence, highest first', () => {
    const given = [
      { confidence: 'guess', correct: false },
      { confidence: 'sure', correct: true },
      { confidence: 'think-so', correct: true },
      { confidence: 'sure', correct: false },
      { confidence: 'sure', correct: true },
    ] as const
    expect(calibrate(given)).toEqual([
      { confidence: 'sure', answers: 3, correct: 2 },
      { confidence: 'think-so', answers: 1, correct: 1 },
      { confidence: 'guess', answers: 1, correct: 0 },
    ])
  })

  test('skips answers without a confidence and levels without answers', () => {
    expect(
      calibrate([
        { confidence: null, correct: true },
        { confidence: 'guess', correct: true },
      ]),
    ).toEqual([{ confidence: 'guess', answers: 1, correct: 1 }])
    expect(calibrate([])).toEqual([])
    expect(calibrate([{ confidence: null, correct: false }])).toEqual([])
  })

  test('counts every answer with a confidence, in any order', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const levels = calibrate(given)
        const said = given.filter(({ confidence }) => confidence !== null)
        const total = (of: 'answers' | 'correct') => levels.reduce((sum, level) => sum + level[of], 0)
        expect(total('answers')).toBe(said.length)
        expect(total('correct')).toBe(said.filter(({ correct }) => correct).length)
        for (const level of levels) expect(level.answers).toBeGreaterThan(0)
        expect(calibrate(given.toReversed())).toEqual(levels)
      }),
    )
  })
})
