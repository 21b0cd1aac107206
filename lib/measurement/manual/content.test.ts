import { expect, test } from 'vitest'
import { judgeIds } from '@/fixtures/standard'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { findFinal } from '@/lib/content/course/lookup'
import type { Course, Quiz } from '@/lib/content/course/schema'
import type { ItemAnalysis } from '@/lib/measurement/analysis/queries'
import { areasByTheme, areasOf, type FinishedRound } from '@/lib/measurement/case-rating/areas'
import type { BankCues } from '@/lib/measurement/cue/measure'
import { manualOf } from './content'
import { drawManual } from './draw'
import type { ManualInput } from './section'

const [course] = (await loadCatalog()).courses as [Course]
const final = findFinal(course) as Quiz
const size = Object.values(final.blueprint).reduce((sum, count) => sum + count, 0)
const figure = {
  measure: 'options',
  strategy: null,
  items: 200,
  chance: 1 / 3,
  rate: 0.37,
  limit: 0.42,
  passed: true,
} as const
const cues = (rate: number): BankCues[] => [
  { course: course.id, bank: 'final', figures: [{ ...figure, rate, passed: rate <= 0.42, found: [] }] },
]
const form = { unitId: final.id, formItems: size, count: 100, mean: 34, deviation: 4, alpha: 0.75 }
const start: ManualInput = {
  course,
  final,
  form,
  items: [{ hash: final.bank[0]?.hash, count: 40 } as ItemAnalysis],
  scores: [
    { scaled: 0.7, count: 25, passed: 0 },
    { scaled: 0.9, count: 75, passed: 70 },
  ],
  cues: cues(0.37),
  areas: areasOf([]),
  themes: [],
  pairs: [],
}

/** Forty people, with each kind of case rated alike before the course. */
const rounds = Array.from({ length: 80 }, (_, index): FinishedRound => {
  const [stage, set] = [index % 2 ? 'after' : 'before', index % 4 === 0 || index % 4 === 3 ? 'a' : 'b'] as const
  const compelled = stage === 'after' ? [5, 4, 3] : [3, 2, 4]
  return {
    accountId: String(Math.floor(index / 2)),
    stage,
    set,
    compelled,
    others: [2, 3, 4],
    themes: { debt: { compelled, others: [2, 3, 4] } },
  }
})

/** A section as text. */
function said(change: Partial<ManualInput>, title: string): string {
  const found = manualOf({ ...start, ...change }).sections.find((one) => one.title === title)
  if (!found) throw new Error(`no section ${title}`)
  return [
    ...found.paragraphs,
    ...found.points,
    ...found.tables.flatMap(({ rows }) => rows.map((row) => row.join(' | '))),
  ].join('\n')
}

const panel = {
  justQualified: 'Knows whom to call.',
  met: '2026-11-20',
  judges: judgeIds().map((id) => ({
    id,
    name: id,
    profession: 'none',
    hofstee: { lowestCut: 60, highestCut: 90, fewestFail: 5, mostFail: 45 },
  })),
  ratings: final.bank.map(({ id, hash }, item) => ({
    item: id,
    version: hash.slice(0, 12),
    first: Object.fromEntries(judgeIds().map((judge, index) => [judge, 50 + (item % 20) + index])),
    second: Object.fromEntries(judgeIds().map((judge, index) => [judge, 60 + (item % 20) + index / 2])),
  })),
}
const standard = { judges: 8, on: '2026-11-20', ratings: Object.fromEntries(final.bank.map(({ hash }) => [hash, 0.7])) }

test.each<[string, Partial<ManualInput>, string, RegExp, RegExp]>([
  [
    'the blueprint',
    { final: { ...final, blueprint: { ...final.blueprint, 'rec-read': 5 } } },
    'Purpose',
    / 42 items on 14 /,
    / 44 items on 14 /,
  ],
  [
    'the bank',
    { final: { ...final, bank: final.bank.slice(0, 100) } },
    'Blueprint',
    /of (?!100)\d{3} items by the table/,
    /of 100 items by the table/,
  ],
  [
    'the bank’s facts',
    { final: { ...final, bank: [] } },
    'How items are written',
    /cites [1-9]\d+ facts/,
    /cites 0 facts/,
  ],
  [
    'a gate’s figure',
    { cues: cues(0.5) },
    'Guessing without knowledge',
    /All are\.\n.* 37\.0% \| 42\.0%/,
    /1 of 1 are above it\.\n.* 50\.0% \| 42\.0%/,
  ],
  [
    'the pass rule',
    { course: { ...course, passRule: { masteryScore: 0.75 } } },
    'Passing score',
    /score is 80% .* provisional/,
    /score is 75% .* provisional/,
  ],
  [
    'a panel',
    { course: { ...course, panel, standard } },
    'Passing score',
    /no panel of 8/,
    /by 8 judges, last on 2026-11-20 .*: 70% .*\n.*Knows whom[\s\S]*Hofstee’s method gives \d\d\.\d%[\s\S]*second \| 8 \|/,
  ],
  [
    'the number of attempts',
    { form: { ...form, count: 29 } },
    'How sure a pass is',
    /First attempts \| 100\nPassed \| 70%/,
    /^29 first attempts: fewer than 30/,
  ],
  [
    'the reliability',
    { form: { ...form, alpha: 0.91 } },
    'How sure a pass is',
    /measurement, points \| 2\.00/,
    /measurement, points \| 1\.20/,
  ],
  [
    'the scores',
    { scores: [{ scaled: 1, count: 100, passed: 100 }] },
    'How sure a pass is',
    /Passed \| 70%/,
    /Passed \| 100%/,
  ],
  [
    'what items were used',
    { items: [] },
    'Exposure',
    /most used item was on 40% of the forms/,
    /No form has been submitted yet/,
  ],
  [
    'a private bank',
    { final: { ...final, privateBank: final.bank.slice(0, 7) } },
    'Exposure',
    /no bank of its own/,
    /adds 7 of its own/,
  ],
  [
    'the ratings of cases',
    { areas: areasOf(rounds) },
    'Telling cases apart',
    /Fewer than 30 people have rated both sets[\s\S]*before \| 0 \| not known/,
    /For 40 people who rated both sets, the area changed by 0\.28[\s\S]*before \| 40 \| 0\.50/,
  ],
  [
    'the ratings of each kind of case',
    { areas: areasOf(rounds), themes: areasByTheme(rounds) },
    'Telling cases apart',
    /Fewer than 30 people have rated/,
    /debt \| 0\.50 \(.*\) \| 0\.78 \(/,
  ],
  [
    'the words of cases',
    { cues: [{ course: course.id, bank: 'cases', figures: [{ ...figure, measure: 'stem', rate: 0.59, found: [] }] }] },
    'Telling cases apart',
    /has not been measured/,
    /the kind of case in 59\.0% of them/,
  ],
  [
    'a sign-off',
    { course: { ...course, counselReviewed: { by: 'A', on: '2026-12-01' } } },
    'Not validated yet',
    /No lawyer/,
    /^(?!.*No lawyer)/s,
  ],
])('%s moves what the manual says', (_name, change, title, before, after) => {
  expect(said({}, title)).toMatch(before)
  const now = said(change, title)
  expect(now).toMatch(after)
  expect(now).not.toMatch(before)
})

test('the error at the cut and the consistency follow the cut', () => {
  const lower = { course: { ...course, passRule: { masteryScore: 0.5 } } }
  const line = (text: string, name: string) => text.split('\n').find((one) => one.startsWith(name))
  for (const name of ['Standard error at the cut', 'Same decision'])
    expect(line(said(lower, 'How sure a pass is'), name)).not.toBe(line(said({}, 'How sure a pass is'), name))
})

test('the PDF has the same text, and the day it was made', () => {
  const pdf = drawManual(manualOf({ ...start, course: { ...course, panel, standard } }), 'November 29, 2026')
  expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-')
  expect(Buffer.from(drawManual(manualOf(start), 'November 29, 2026'))).not.toEqual(Buffer.from(pdf))
})
