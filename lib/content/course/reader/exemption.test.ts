import { expect, test } from 'vitest'
import { problemsAfter } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'

const { lesson, practice } = sampleFiles
const statute = 'Read 18 U.S.C. 1589 again. You meet a man'

test('an exemption with a reason drops a warning', async () => {
  expect(await problemsAfter(lesson, [['You meet a man', statute]])).toHaveLength(1)
  const exempt = `{/* allow: uncited, part of the case */}\n\n${statute}`
  expect(await problemsAfter(lesson, [['You meet a man', exempt]])).toEqual([])
  const above = '# allow: negative, the duty is to leave it\n- id: prc-one'
  expect(
    await problemsAfter(practice, [
      ['- id: prc-one', above],
      ['What do you do?', 'What do you not do?'],
    ]),
  ).toEqual([])
})

test('an exemption covers its own paragraph and its own rule only', async () => {
  const elsewhere = `{/* allow: uncited, part of the case */}\n\nThe law of 2019.\n\n${statute}`
  expect(await problemsAfter(lesson, [['You meet a man', elsewhere]])).toEqual([
    expect.stringMatching(/first.mdx:23: warning: .* \(uncited\)$/),
  ])
  const other = `{/* allow: term, part of the case */}\n\n${statute}`
  expect(await problemsAfter(lesson, [['You meet a man', other]])).toEqual([
    expect.stringMatching(/first.mdx:19: warning: nothing here breaks the rule “term” \(exemption\)$/),
    expect.stringMatching(/first.mdx:21: warning: .* \(uncited\)$/),
  ])
})

test('an exemption without a reason is an error, and an error cannot be exempted', async () => {
  const silent = `{/* allow: uncited */}\n\n${statute}`
  expect(await problemsAfter(lesson, [['You meet a man', silent]])).toContainEqual(
    expect.stringMatching(/first.mdx:19: error: give a reason: .* \(exemption\)$/),
  )
  const dangling = '{/* allow: dangling-fact, it will come */}\n\nSo it is. <Cite fact="F-SMP-99" /> You meet a man'
  expect(await problemsAfter(lesson, [['You meet a man', dangling]])).toEqual([
    expect.stringMatching(/first.mdx:21: error: .* \(dangling-fact\)$/),
  ])
})

test('an expression other than a comment is refused', async () => {
  const found = await problemsAfter(lesson, [['You meet a man', '{/* a */ 1} You meet a man']])
  expect(found).toContainEqual(expect.stringMatching(/first.mdx:19: error: .*expressions.* \(mdx\)$/))
})

test('an exemption inside a paragraph covers the paragraph, and one in YAML its own entry', async () => {
  const inside = `${statute} again\nand {/* allow: uncited, part of the case */} so on. You meet a man`
  expect(await problemsAfter(lesson, [['You meet a man', inside]])).toEqual([])
  const title: [string, string][] = [
    ['title: First', '# allow: term, the word is asked about\ntitle: Rescue'],
    ['summary: The first lesson.', 'summary: On rescue.'],
  ]
  expect(await problemsAfter(lesson, title)).toEqual([
    expect.stringMatching(/first.mdx:9: warning: “rescue” .* \(term\)$/),
  ])
})

test('reading level and balance can be exempted too, and two rules at once', async () => {
  const hard = `# allow: readability, the words of the Code\n# allow: lesson-words, one section\nid: les-first`
  const changes: [string | RegExp, string][] = [
    ['id: les-first', hard],
    [
      /You meet a man[\s\S]*?(?=<Cite|\n\n<Check)/g,
      'Notwithstanding extraordinary jurisdictional considerations, practitioners occasionally misunderstand. ',
    ],
  ]
  expect(await problemsAfter(lesson, changes)).toEqual([])
})

test('an exemption-like line inside a folded text is text', async () => {
  const folded = 'stem: >-\n    A case.\n    # allow: negative, no\n    What do you not do?'
  expect(await problemsAfter(practice, [[/stem: .*/, folded]])).toEqual([
    expect.stringMatching(/practice.yaml:2: warning: .* \(negative\)$/),
  ])
})
