import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'
import { type BrokenSample, problemsAfter, writeCourseFile, writeSampleCourses } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'
import { readCourses } from '@/lib/content/course/catalog/read'
import { lineOf } from '@/lib/content/course/reader/problem'

const { course, module, lesson, facts, claims, help, bank } = sampleFiles
const clock = { today: '2026-11-25', release: false }

const broken: BrokenSample[] = [
  [
    'a number that its fact does not give',
    help,
    [['1-800-555-0100', '1-800-555-0199']],
    [/help.yaml:1: error: “F-SMP-01” does not give the number 1-800-555-0199 \(phone-number\)$/],
  ],
  [
    'law as of a later day than any page cited',
    facts,
    [['pageDate: null', 'pageDate: "2025-05-01"']],
    [/first.mdx:6: warning: 2026-03-26 is later .* 2025-05-01 \(law-as-of\)$/],
  ],
  [
    'a fact that nothing cites',
    facts,
    [
      [
        '- id: F-SMP-01',
        '- id: F-SMP-09\n  statement: It is so.\n  citation: A page\n  readFrom: [{ title: A page, url: "https://example.org", kind: ngo, pageDate: null }]\n  accessed: now\n  status: confirmed\n  effectiveFrom: null\n  recheck: null\n- id: F-SMP-01',
      ],
    ],
    [/facts.yaml:1: warning: nothing cites “F-SMP-09” \(unused-fact\)$/],
  ],
  [
    'a fact without a page',
    facts,
    [[/readFrom: .*/, 'readFrom: []']],
    [/facts.yaml:4: error: readFrom: .* \(schema\)$/],
  ],
  [
    'law read from a blog alone',
    facts,
    [['kind: statute', 'kind: other']],
    [/facts.yaml:4: error: “F-SMP-01” .* other \(weak-source\)$/],
  ],
  [
    'law read from a newspaper alone',
    facts,
    [['kind: statute', 'kind: news']],
    [/facts.yaml:4: error: .* news \(weak-source\)$/],
  ],
  [
    'a partly confirmed fact that nobody is to read again',
    facts,
    [['status: confirmed', 'status: partly']],
    [/facts.yaml:8: warning: “F-SMP-01” may change .* \(no-recheck\)$/],
  ],
  [
    'law that was due to take effect, and that nobody is to read again',
    facts,
    [[/statement: .*/, 'statement: The rule was due to begin in July. Call 1-800-555-0100.']],
    [/facts.yaml:8: warning: .* \(no-recheck\)$/],
  ],
  [
    'a common mistake that is not stated',
    claims,
    [['  mistake: It is always so.\n', '']],
    [/claims.yaml:1: error: a lesson shows “Q1-1” as a common mistake, but it has no mistake \(no-mistake\)$/],
  ],
  [
    'a mistake that no lesson corrects',
    lesson,
    [['<CommonMistake claim="Q1-1" />', 'Wait.']],
    [/claims.yaml:1: warning: no lesson corrects “Q1-1” \(uncorrected\)$/],
  ],
  [
    'a finding that names law and no fact',
    claims,
    [
      ['It is not quite so.', 'Title 17-A says so.'],
      ['[F-SMP-02]', '[]'],
    ],
    [/claims.yaml:6: warning: .* \(uncited\)$/],
  ],
  [
    'a line with a missing fact',
    help,
    [['F-SMP-01', 'F-SMP-99']],
    [/site.yaml:9: .* \(dangling-line\)$/, /help.yaml:1: error: .* \(dangling-fact\)$/],
  ],
  [
    'a line in a lesson that is none',
    lesson,
    [['<Cite fact="F-SMP-02 F-SMP-01" />', '<Cite fact="F-SMP-02" /> <Line fact="F-SMP-02" />']],
    [/first.mdx:35: error: .* \(dangling-line\)$/],
  ],
  [
    'a missing figure',
    lesson,
    [['<ContentNote />', '<ContentNote />\n\n<Figure name="tree" />']],
    [/first.mdx:25: error: .*“tree”.* \(dangling-figure\)$/],
  ],
  [
    'an unknown call line',
    lesson,
    [['<ContentNote />', '<ContentNote />\n\nAsk <Call line="chief">him</Call>.']],
    [/first.mdx:25: error: .*“chief”.* \(dangling-call\)$/],
  ],
  [
    'a missing fact in a content note',
    lesson,
    [['alternative: It is cold there.', 'alternative: It is cold.\n  facts: [F-SMP-99]']],
    [/first.mdx:13: error: .* \(dangling-fact\)$/],
  ],
  [
    'a pre-test on an objective that the final leaves out',
    course,
    [
      ['pretest: null', 'pretest: { id: pre, slug: pre, title: Pre, blueprint: { smp-tell: 1 } }'],
      ['final: null', 'final: { id: fin, slug: fin, title: Fin, blueprint: {} }'],
    ],
    [/blueprint\)$/, /course.yaml:12: error: the final does not draw on “smp-tell” \(matched\)$/, /unfair-form\)$/],
  ],
  [
    'a pre-test whose bank is too small',
    course,
    [
      ['pretest: null', 'pretest: { id: pre, slug: pre, title: Pre, blueprint: { smp-tell: 1 } }'],
      ['final: null', 'final: { id: fin, slug: fin, title: Fin, blueprint: { smp-tell: 3 } }'],
    ],
    [/course.yaml:12: error: draws 1 on “smp-tell”, the bank has 0 \(blueprint\)$/],
  ],
  [
    'a final on a missing objective',
    course,
    [['final: null', 'final: { id: fin, slug: fin, title: Fin, blueprint: { smp-see: 3 } }']],
    [
      /course.yaml:13: error: .* \(blueprint\)$/,
      /course.yaml:13: error: no objective “smp-see” \(dangling-objective\)$/,
    ],
  ],
]

test.each(broken)('reports file and line of %s', async (_name, file, changes, expected) => {
  expect(await problemsAfter(file, changes)).toEqual(
    expected.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
  )
})

/** The problems of the sample with one more file. */
async function problemsWith(file: string, text: string): Promise<string[]> {
  const dir = await writeSampleCourses()
  await writeCourseFile(dir, file, text)
  const { problems } = await readCourses(dir, clock)
  await rm(dirname(dir), { recursive: true })
  return problems.map(lineOf)
}

test('a pre-test draws from its own file, and never from the bank', async () => {
  const dir = await writeSampleCourses()
  const { content } = await readCourses(dir, clock)
  const [item] = content.modules[0]?.bank ?? []
  expect(item?.value.id).toBe('bnk-one')
  await rm(dirname(dir), { recursive: true })
  expect(await problemsWith('modules/telling/pretest.yaml', '[]\n')).toEqual([])
  const twice = (await problemsAfter(bank, [['id: bnk-two', 'id: bnk-one']])).join('\n')
  expect(twice).toContain('(duplicate-id)')
})

test('a question for counsel names facts of the register, even those not confirmed', async () => {
  const question = (fact: string) => `- { id: L-01, question: "Does it bind us?", facts: [${fact}] }\n`
  expect(await problemsWith('sources/counsel.yaml', question('F-SMP-09'))).toEqual([
    'courses/sources/counsel.yaml:1: error: no fact “F-SMP-09” (dangling-fact)',
  ])
  expect(await problemsWith('sources/counsel.yaml', question('F-SMP-01'))).toEqual([])
})

test('reports reviews of a missing lesson and of an earlier version', async () => {
  const review = (lesson: string) =>
    `- { lesson: ${lesson}, role: counsel, by: A name, on: 2026-11-01, version: 0123456789ab }\n`
  expect(await problemsWith('sources/reviews.yaml', review('les-last'))).toEqual([
    expect.stringMatching(/reviews.yaml:1: error: .* \(dangling-lesson\)$/),
  ])
  expect(await problemsWith('sources/reviews.yaml', review('les-first'))).toEqual([
    expect.stringMatching(/reviews.yaml:1: warning: .*it is now version [0-9a-f]{12} \(review-version\)$/),
  ])
})

test('a card is checked like a lesson', async () => {
  const card = (text: string, fact: string, phone = 'F-SMP-01') =>
    `title: A card\nsections:\n  - heading: See\n    points:\n      - { text: "${text}", facts: [${fact}] }\nlines: [${phone}]\n`
  expect(await problemsWith('pilot/card.yaml', card('Look twice.', ''))).toEqual([])
  expect(await problemsWith('pilot/card.yaml', card('18 U.S.C. 1589 says so.', ''))).toEqual([
    expect.stringMatching(/card.yaml:5: warning: .* \(uncited\)$/),
  ])
  expect(await problemsWith('pilot/card.yaml', card('Look.', 'F-SMP-99'))).toEqual([
    expect.stringMatching(/card.yaml:5: error: .* \(dangling-fact\)$/),
  ])
  expect(await problemsWith('pilot/card.yaml', card('Look.', '', 'F-SMP-02'))).toEqual([
    expect.stringMatching(/card.yaml:6: error: .* \(dangling-line\)$/),
  ])
})

test('a module that no course uses is unreachable', async () => {
  const text = `id: other\ntitle: Other\nobjectives: [{ id: oth-one, text: One }]\nunits: [{ lesson: first }]\n`
  const found = await problemsWith('modules/other/module.yaml', text)
  expect(found).toContainEqual(expect.stringMatching(/other\/module.yaml:1: error: .* \(unreachable\)$/))
  expect(module).toBe('modules/telling/module.yaml')
})
