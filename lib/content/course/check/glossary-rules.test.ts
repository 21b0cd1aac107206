import { expect, test } from 'vitest'
import { changeCourseFile, problemsOf, writeCourseFile } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'

const entry = (id: string, term: string, rest = 'definition: A thing.') => `- id: ${id}\n  term: ${term}\n  ${rest}\n`
const two = entry('buoy', 'buoy', 'also: [buoys]\n  definition: It floats.') + entry('red-buoy', 'red buoy')

/** The sample's problems with a glossary, and with a paragraph at the start of the first step. */
async function problemsWith(text: string, glossary = two): Promise<string[]> {
  const problems = await problemsOf(async (dir) => {
    await writeCourseFile(dir, 'sources/terms.yaml', glossary)
    await changeCourseFile(dir, sampleFiles.lesson, 'title="What is first?">\n', `title="What is first?">\n\n${text}\n`)
  })
  // The sample uses few words of the small glossaries.
  return problems.filter((problem) => !problem.endsWith('(unused-term)'))
}

test('a lesson’s first use of a word has its definition, in any spelling and at the start of a sentence', async () => {
  expect(await problemsWith('See a <Term id="buoy">buoy</Term>, then two buoys.')).toEqual([])
  expect(await problemsWith('<Term id="buoy">Buoys</Term> float. A buoy rings.')).toEqual([])
  expect(await problemsWith('See two buoys, then a <Term id="buoy">buoy</Term>.')).toEqual([
    'courses/modules/telling/first.mdx:19: warning: only the lesson’s first “buoy” is a <Term> (term-use)',
    'courses/modules/telling/first.mdx:19: warning: the lesson’s first “buoys” needs its definition: <Term id="buoy">buoys</Term> (term-use)',
  ])
})

test('the longer of two words at one place counts, and words in links do not', async () => {
  expect(await problemsWith('See [the buoy](/help) by a <Term id="red-buoy">red\nbuoy</Term>.')).toEqual([])
  expect(await problemsWith('See a red <Term id="buoy">buoy</Term>.')).toEqual([
    'courses/modules/telling/first.mdx:19: warning: the lesson’s first “red buoy” needs its definition: <Term id="red-buoy">red buoy</Term> (term-use)',
  ])
})

test.each([
  ['names no term', 'A <Term id="bell">bell</Term>.', 'no term “bell” in sources/terms.yaml (dangling-term)'],
  [
    'wraps other words',
    'A <Term id="buoy">float</Term>.',
    '“float” is none of the names of “buoy”; add it to “also” (term-use)',
  ],
  [
    'is in a heading',
    'Wait.\n\n### A <Term id="buoy">buoy</Term>',
    'a <Term> may not be in a heading or a link (term-use)',
  ],
])('refuses a <Term> that %s', async (_name, text, expected) => {
  expect((await problemsWith(text)).map((problem) => problem.replace(/^[^ ]+ error: /, ''))).toEqual([expected])
})

test.each([
  ['law without a fact', entry('buoy', 'buoy', 'definition: A crime at sea.'), 'uncited'],
  ['a number without a fact', entry('buoy', 'buoy', 'definition: It has 4 bells.'), 'uncited'],
  ['a fact that is not there', entry('buoy', 'buoy', 'definition: It floats.\n  facts: [F-SMP-99]'), 'dangling-fact'],
  [
    'a second entry of a word',
    two + entry('red-buoys', 'red buoys', 'also: [buoys]\n  definition: A.'),
    'duplicate-id',
  ],
  ['words out of order', entry('red-buoy', 'red buoy') + entry('buoy', 'buoy'), 'term-order'],
  ['a long definition', entry('buoy', 'buoy', `definition: ${'It floats. '.repeat(25)}`), 'schema'],
])('refuses a glossary with %s', async (_name, glossary, rule) => {
  expect((await problemsWith('It floats.', glossary)).map((problem) => /\((.*)\)$/.exec(problem)?.[1])).toEqual([rule])
})

test('an entry that no lesson uses is a warning', async () => {
  const problems = await problemsOf((dir) => writeCourseFile(dir, 'sources/terms.yaml', entry('buoy', 'buoy')))
  expect(problems).toEqual(['courses/sources/terms.yaml:1: warning: no lesson explains “buoy” (unused-term)'])
})
