import { expect, test } from 'vitest'
import { type BrokenSample, changeCourseFile, problemsAfter, problemsOf, writeCourseFile } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'

const { lesson } = sampleFiles
const link = '[the law](https://example.org/law)'
/** Goes before the last citation of the sample's last line. */
const see = `See ${link}. `

const broken: BrokenSample[] = [
  [
    'a heading that skips a level',
    lesson,
    [['<Note title', '#### Look\n\n<Note title']],
    [/first.mdx:27: error: .*level 4 after one of level 2 \(heading-order\)$/],
  ],
  [
    'a second title',
    lesson,
    [['You meet a man', '# Look\n\nYou meet a man']],
    [/first.mdx:19: error: .*level 1.* \(heading-order\)$/],
  ],
  [
    'a link to another site without a source',
    lesson,
    [[' <Cite fact="F-SMP-02 F-SMP-01" />', '']],
    [
      'courses/modules/telling/first.mdx:35: warning: links to another site without a citation: “See the law.” (uncited)',
    ],
  ],
  [
    'a link over http',
    lesson,
    [['https:', 'http:']],
    ['courses/modules/telling/first.mdx:35: error: a link may not use “http:”; use “https:” (mdx)'],
  ],
  [
    'a link to a page that is not there',
    lesson,
    [[link, '[the law](/lawbook)']],
    [/first.mdx:35: error: .*“\/lawbook” \(broken-link\)$/],
  ],
  [
    'a link to a unit that is not there',
    lesson,
    [[link, '[it](/learn/pilot/second)']],
    [/first.mdx:35: error: .* \(broken-link\)$/],
  ],
  ['a link without its folder', lesson, [[link, '[it](second.mdx)']], [/first.mdx:35: error: .* \(broken-link\)$/]],
  ['an anchor that is not there', lesson, [[link, '[it](#step-last)']], [/first.mdx:35: error: .* \(broken-link\)$/]],
  [
    'an anchor of another page that is not there',
    lesson,
    [[link, '[it](/sources#Q9-9)']],
    [/first.mdx:35: error: .* \(broken-link\)$/],
  ],
  ['an address that cannot be one', lesson, [[link, '[it](https://)']], [/first.mdx:35: error: .* \(broken-link\)$/]],
  [
    'an image without alternative text',
    lesson,
    [[link, '![](x.png)']],
    [/first.mdx:35: error: an image without alternative text \(missing-alt\)$/, /first.mdx:35: error: .* \(mdx\)$/],
  ],
  [
    'a statute without a citation',
    lesson,
    [[see, `${see}Read 18 U.S.C. 1589 again! <Guidance>Wait.</Guidance> Now. `]],
    [
      /first.mdx:35: warning: links to another site .* \(uncited\)$/,
      /first.mdx:35: warning: names a statute without a citation: “.*” \(uncited\)$/,
    ],
  ],
  [
    'a year without a citation',
    lesson,
    [['You meet a man', 'In 2019 it was so. You meet a man']],
    [/first.mdx:19: warning: names a date .* \(uncited\)$/],
  ],
  [
    'a number without a citation',
    lesson,
    [['You meet a man', 'It was 40 percent. You meet a man']],
    [/first.mdx:19: warning: names a number .* \(uncited\)$/],
  ],
  [
    'an organization without a citation',
    lesson,
    [['You meet a man', 'Polaris does so. You meet a man']],
    [/first.mdx:19: warning: names an organization .* \(uncited\)$/],
  ],
  [
    'an organization in a cell without a citation',
    lesson,
    [['| cold |', '| ILAP is cold |']],
    [/first.mdx:31: warning: names an organization .* \(uncited\)$/],
  ],
  [
    'law in what is shown as not sourced',
    lesson,
    [['<Guidance>Wait.', '<Guidance>Wait 3 days.']],
    [/first.mdx:35: warning: practice advice .* a number.* \(guidance\)$/],
  ],
  [
    'law in a content note without its facts',
    lesson,
    [['It is cold there.', 'The law of 2019 says so.']],
    [/first.mdx:12: warning: .* \(uncited\)$/],
  ],
  [
    'a telephone number',
    lesson,
    [['<Cite fact="F-SMP-02 F-SMP-01" />', 'Call 207-555-0100. <Cite fact="F-SMP-02 F-SMP-01" />']],
    [
      /first.mdx:35: warning: links to another site .* \(uncited\)$/,
      /first.mdx:35: warning: .*<Line>.* \(phone-number\)$/,
    ],
  ],
  [
    'an act without a citation',
    lesson,
    [['You meet a man', 'The Fair Labor Standards Act says so. You meet a man']],
    [/first.mdx:19: warning: names a statute .* \(uncited\)$/],
  ],
  [
    'a body that is on no list',
    lesson,
    [['You meet a man', 'Catholic Charities runs it. You meet a man']],
    [/first.mdx:19: warning: names an organization .* \(uncited\)$/],
  ],
  [
    'a share in words',
    lesson,
    [['You meet a man', 'Half of them are young. You meet a man']],
    [/first.mdx:19: warning: names a number .* \(uncited\)$/],
  ],
  [
    'a statement that only the sentence after it cites',
    lesson,
    [['You meet a man', 'Maine did so in 2013. 22 of them came. <Cite fact="F-SMP-01" /> You meet a man']],
    [/first.mdx:19: warning: names a date .* \(uncited\)$/],
  ],
  [
    'a heading that stands twice',
    lesson,
    [['title="What is next?"', 'title="What is first?"']],
    [/first.mdx:11: error: .* \(content-note\)$/, /first.mdx:26: error: .*twice.* \(heading-order\)$/],
  ],
  ['a link that leads nowhere', lesson, [[link, '[it]()']], [/first.mdx:35: error: .* \(broken-link\)$/]],
  ['a reference that is not there', lesson, [[link, '[it][there]']], [/first.mdx:35: error: .* \(broken-link\)$/]],
  [
    'a term in a heading',
    lesson,
    [['title="What is first?"', 'title="Whom to rescue first?"']],
    [/first.mdx:17: warning: “rescue” .* \(term\)$/],
  ],
  [
    'law in the title of a note',
    lesson,
    [['title="A table"', 'title="Title 17-A"']],
    [/first.mdx:27: warning: .* \(uncited\)$/],
  ],
  [
    'a quoted term outside the law',
    lesson,
    [['You meet a man', 'He is an "illegal alien". You meet a man']],
    [/first.mdx:19: warning: “illegal alien” .* \(term\)$/],
  ],
  [
    'a term that blames',
    lesson,
    [['You meet a man', 'She failed to report it. You meet a man']],
    [/first.mdx:19: warning: “failed to report” is a term to avoid; .* \(term\)$/],
  ],
  [
    'a term that belittles',
    lesson,
    [['You meet a man', 'You meet an illegal alien. You meet a man']],
    [/first.mdx:19: warning: “illegal alien” .*without status.* \(term\)$/],
  ],
  [
    'a term in a title',
    lesson,
    [['title: First', 'title: How to rescue']],
    [/first.mdx:3: warning: “rescue” .* \(term\)$/],
  ],
]

test.each(broken)('reports file and line of %s', async (_name, file, changes, expected) => {
  expect(await problemsAfter(file, changes)).toEqual(
    expected.map((line) => (typeof line === 'string' ? line : expect.stringMatching(line))),
  )
})

test.each([
  ['a source at the end of the sentence', 'In 2019 it was so. <Cite fact="F-SMP-01" /> You meet a man'],
  ['a source inside it', 'In 2019 <Cite fact="F-SMP-01" /> it was so. You meet a man'],
  ['an abbreviation is no end', 'The U.S. Attorney did so. <Cite fact="F-SMP-01" /> You meet a man'],
  ['a section number is no end', 'Look at 18 U.S.C. 1589 for it. <Cite fact="F-SMP-01" /> You meet a man'],
  ['a telephone line brings its own', '<Line fact="F-SMP-01" /> You meet a man'],
  [
    'a statute’s own words',
    'The Code, 8 U.S.C. 1324, says “illegal alien” of an alien. <Cite fact="F-SMP-01" /> You meet a man',
  ],
  [
    'a sentence that begins with a number',
    'It was so in 2019. <Cite fact="F-SMP-01" /> 18 is young. <Cite fact="F-SMP-01" /> You meet a man',
  ],
  ['a word that is no law', 'You cannot resolve this. You meet a man'],
])('accepts %s', async (_name, text) => {
  expect(await problemsAfter(lesson, [['You meet a man', text]])).toEqual([])
})

test('a link to an existing anchor is valid', async () => {
  for (const url of [
    '/help',
    '#step-first',
    '/sources#Q1-1',
    '/sources/facts#F-SMP-01',
    '/learn/pilot/first',
    '/learn/pilot/first#step-next',
  ]) {
    expect(await problemsAfter(lesson, [[link, `[it](${url})`]])).toEqual([])
  }
})

test('names in organizations.yaml need a citation, with either apostrophe', async () => {
  const write = (dir: string) => writeCourseFile(dir, 'sources/organizations.yaml', '- { name: Sailors’ Home }\n')
  const say = (dir: string) =>
    changeCourseFile(
      dir,
      lesson,
      'You meet a man',
      "The Sailors' Home does so. The sailors’ home is open. You meet a man",
    )
  expect(await problemsOf(say)).toEqual([])
  expect(
    await problemsOf(async (dir) => {
      await write(dir)
      await say(dir)
    }),
  ).toEqual([
    expect.stringMatching(/first.mdx:19: warning: names an organization .*“The Sailors' Home .* \(uncited\)$/),
  ])
})
