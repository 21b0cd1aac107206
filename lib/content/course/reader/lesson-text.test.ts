import { expect, test } from 'vitest'
import { type BrokenSample, problemsAfter } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'

const { lesson } = sampleFiles

const broken: BrokenSample[] = [
  [
    'a tag that closes nothing',
    lesson,
    [['<Guidance>Wait.', 'Wait.']],
    [/first.mdx:35: error: Unexpected closing tag.* \(mdx-syntax\)$/],
  ],
  [
    'a component that is not known',
    lesson,
    [['<Guidance>Wait.</Guidance>', '<Video />']],
    [/first.mdx:35: error: unknown component <Video>.* \(component\)$/],
  ],
  ['plain HTML', lesson, [['Wait.', '<b>Wait.</b>']], [/first.mdx:35: error: unknown component <b>.* \(component\)$/]],
  [
    'an attribute that is not known',
    lesson,
    [['<ContentNote />', '<ContentNote open="yes" />']],
    [/first.mdx:23: error: <ContentNote> has no attribute “open” \(attribute\)$/],
  ],
  [
    'an attribute that is missing',
    lesson,
    [['<Note title="A table">', '<Note>']],
    [/first.mdx:27: error: <Note> needs the attribute “title” \(attribute\)$/],
  ],
  [
    'an attribute with an expression',
    lesson,
    [['title="A table"', 'title={1 + 1}']],
    [/first.mdx:27: error: “title” of <Note> must be text in quotes \(attribute\)$/],
  ],
  [
    'an import',
    lesson,
    [['<Step id="first"', 'import x from "./x"\n\n<Step id="first"']],
    [/first.mdx:17: error: import and export.* \(mdx\)$/],
  ],
  [
    'an export',
    lesson,
    [['<Step id="first"', 'export const x = 1\n\n<Step id="first"']],
    [/first.mdx:17: error: import and export.* \(mdx\)$/],
  ],
  ['an expression', lesson, [['Wait.', '{process.cwd()}']], [/first.mdx:35: error: .*expressions.* \(mdx\)$/]],
  ['a picture from elsewhere', lesson, [['[the law]', '![the law]']], [/first.mdx:35: error: images.* \(mdx\)$/]],
  [
    'a link that runs code',
    lesson,
    [['https://example.org', 'javascript:alert(1)//']],
    [/first.mdx:35: error: .*javascript.* \(mdx\)$/],
  ],
  ['MDX that does not compile', lesson, [['</Guidance>', '']], [/first.mdx:35: error: .* \(mdx-syntax\)$/]],
]

test.each(broken)('reports file and line of %s', async (_name, file, changes, expected) => {
  expect(await problemsAfter(file, changes)).toEqual(
    expected.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
  )
})
