import { describe, expect, test } from 'vitest'
import { frozenBanks } from '@/fixtures/banks'
import { measureControl } from './control'
import type { CueMeasure } from './figure'
import { casesOf } from './guess'
import { type CueReport, measureCues } from './measure'

/* A model that finds less in these banks is no gate for new ones. The settings stay as they are. */
const items = frozenBanks.filter(({ bank }) => bank !== 'encounters')
const byModule = measureCues(frozenBanks)

function rateOf({ banks }: CueReport<unknown>, bank: string, measure: CueMeasure, strategy: string | null = null) {
  const row = banks.find((one) => one.course === null && one.bank === bank)
  return row?.figures.find((one) => one.measure === measure && one.strategy === strategy)?.rate ?? 0
}

test('the frozen banks are those of the review', () => {
  expect(items).toHaveLength(247)
  expect(frozenBanks.filter(({ bank }) => bank === 'encounters')).toHaveLength(98)
})

describe('in the frozen banks, the models find', () => {
  test('the key in the options, the function words, and the situation in the stem, with one item held out', () => {
    const byItem = measureCues(items, { heldOut: 'id' })
    expect(rateOf(byItem, 'all', 'options')).toBeGreaterThanOrEqual(0.7)
    expect(rateOf(byItem, 'all', 'function words')).toBeGreaterThanOrEqual(0.62)
    expect(rateOf(byItem, 'all', 'stem')).toBeGreaterThanOrEqual(0.8)
  }, 60_000)

  test('nearly as much with one module held out, so the cues are a style and no topic', () => {
    expect(rateOf(byModule, 'all', 'options')).toBeGreaterThanOrEqual(0.69)
    expect(rateOf(byModule, 'all', 'function words')).toBeGreaterThanOrEqual(0.62)
    expect(rateOf(byModule, 'all', 'stem')).toBeGreaterThanOrEqual(0.8)
  })

  test('the expert choice of a node in another encounter', () => {
    expect(rateOf(byModule, 'encounters', 'encounters')).toBeGreaterThanOrEqual(0.65)
  })

  test('more than each gate lets pass', () => {
    const failed = byModule.banks.flatMap(({ course, bank, figures }) =>
      course === null && bank === 'all' ? figures.filter(({ passed }) => !passed).map(({ measure }) => measure) : [],
    )
    expect(new Set(failed)).toEqual(new Set(['options', 'function words', 'stem', 'strategy']))
  })
})

test.each([
  ['longest', 0.29],
  ['shortest', 0.34],
  ['middle length', 0.37],
  ['most joined clauses', 0.57],
  ['has a semicolon', 0.42],
  ['no since or because', 0.48],
  ['no reason at all', 0.51],
  ['most ask or offer', 0.47],
  ['asks or refers', 0.59],
])('“%s” finds %s of the frozen keys, as in the review', (strategy, rate) => {
  expect(rateOf(byModule, 'all', 'strategy', strategy)).toBeCloseTo(rate, 2)
})

test('keys and situations at random give chance within the error of one round', () => {
  const rounds = 12
  const figures = measureControl(items, rounds)
  expect(figures.map(({ measure }) => measure)).toEqual(['options', 'function words', 'stem'])
  for (const { measure, mean } of figures) {
    const chance = measure === 'stem' ? 1 / 2 : 1 / 3
    const asked = measure === 'stem' ? casesOf(items).length : items.length
    const error = Math.sqrt((chance * (1 - chance)) / asked)
    expect(Math.abs(mean - chance), measure).toBeLessThan(error)
  }
}, 60_000)

test('gives the same report each time', () => {
  expect(measureCues(frozenBanks)).toEqual(byModule)
})
