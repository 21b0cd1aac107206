import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { anomalyFacts } from './schema'
import { anomalyKindNames, anomalyKinds, thresholds, thresholdsVersion } from './thresholds'
import { duration, measuredInWords } from './words'

const document = readFileSync(path.join(import.meta.dirname, '..', '..', '..', 'docs', 'anomalies.md'), 'utf8')

test('docs/anomalies.md has every kind, and every number with its unit and reason', () => {
  const lines = document.split('\n').map((line) => line.replace(/ +/g, ' '))
  const rows = anomalyKindNames.flatMap((kind) => {
    const numbers: { number: number; unit: string; reason: string }[] = Object.values(thresholds[kind])
    return numbers.map(({ number, unit, reason }) => `| \`${kind}\` | ${number} ${unit} | ${reason} |`)
  })
  expect(rows.filter((row) => !lines.includes(row))).toEqual([])
  expect(anomalyKindNames.filter((kind) => !document.includes(anomalyKinds[kind].title))).toEqual([])
  expect(document).toContain(`Version ${thresholdsVersion} of the thresholds`)
})

test('every kind has words that accuse nobody', () => {
  expect(anomalyFacts.options.map(({ shape }) => shape.kind.value)).toEqual(anomalyKindNames)
  const words = anomalyKindNames.flatMap((kind) => Object.values(anomalyKinds[kind])).join(' ')
  expect(words).not.toMatch(/cheat|fraud|suspicious|violat|misconduct|fak/i)
  const facts = { activeMs: 119_999, minimumMs: 7_200_000, version: 1 }
  expect(measuredInWords('short-lesson', facts)).toBe('1 min 59 s of active time; the minimum is 2 h.')
  expect([0, 59_999, 60_000, 5_400_000].map(duration)).toEqual(['0 s', '59 s', '1 min', '1 h 30 min'])
})
