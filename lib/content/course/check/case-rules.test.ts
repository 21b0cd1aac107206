import { expect, test } from 'vitest'
import { problemsOf, writeCourseFile } from '@/fixtures/course'

const themes = ['labor', 'sex', 'debt', 'papers', 'smuggling', 'wages']
const caseOf = (id: string, theme: string, situation: string, end: string) => `- id: ${id}
  theme: ${theme}
  pair: ${theme}
  situation: ${situation}
  stem: You meet a man at a farm on the ${theme} road. He asks you for the time and says that ${end}.
  facts: [F-SMP-01]
`
const setOf = (set: string) =>
  themes
    .map(
      (theme) =>
        caseOf(`case-${set}-${theme}-1`, theme, 'trafficking', 'he may not go') +
        caseOf(`case-${set}-${theme}-2`, theme, 'look-alike', 'he may not stay'),
    )
    .join('')

const problemsWith = (change: (a: string) => string) =>
  problemsOf(async (dir) => {
    await writeCourseFile(dir, 'pilot/cases/a.yaml', change(setOf('a')))
    await writeCourseFile(dir, 'pilot/cases/b.yaml', setOf('b'))
  })

test('two sets of six pairs have no problem', async () => {
  expect(await problemsWith((a) => a)).toEqual([])
})

test.each<[string, (a: string) => string, string]>([
  ['an unknown fact', (a) => a.replace('[F-SMP-01]', '[F-NO-99]'), 'no fact “F-NO-99”'],
  ['a case of one sentence', (a) => a.replace('road. He', 'road and he'), 'has 1 sentences; write 2 to 4'],
  ['a case without a twin', (a) => a.replace('pair: labor', 'pair: other'), 'the pair “other” has 1 cases, not two'],
  ['twins of one situation', (a) => a.replace('situation: look-alike', 'situation: trafficking'), 'two situations'],
  [
    'twins that tell two stories',
    (a) => a.replace(/stem: .*/, 'stem: Two women share one cabin near Cherryfield. Nobody there knows their names.'),
    'of its words with its twin',
  ],
  ['unequal sets', (a) => a.replaceAll('theme: labor', 'theme: hard-work'), 'has 0 cases on labor in set a and 2'],
  [
    'a set that is too small',
    (a) => a.replace(/- id: case-a-labor-1[\s\S]*?(?=- id: case-a-sex)/, ''),
    'has 10 matched',
  ],
  [
    'an unclear case with a verdict',
    (a) => a.replace('theme: labor', 'theme: unclear'),
    'only a case without enough to tell is unclear',
  ],
  ['an id that an item has', (a) => a.replace('case-a-labor-1', 'bnk-one'), 'id “bnk-one” is already used'],
])('%s is a problem', async (_what, change, message) => {
  expect((await problemsWith(change)).join('\n')).toContain(message)
})
