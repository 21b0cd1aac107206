import { expect, test } from 'vitest'
import { type BrokenSample, problemsAfter, sampleCourse } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'
import { unitHashes } from '../change'

const { course, module, bank, encounter, site, audiences, jurisdictions } = sampleFiles

const broken: BrokenSample[] = [
  [
    'an audience that there isn’t',
    course,
    [['audience: officer', 'audience: nurse']],
    [
      'courses/pilot/course.yaml:3: error: no audience “nurse” in front/audiences.yaml; there are officer, volunteer (dangling-audience)',
    ],
  ],
  ['an item for nobody', bank, [['audience: both', 'audience: cook']], [/smp-tell.yaml:5: .* \(dangling-audience\)$/]],
  [
    'a unit for nobody',
    module,
    [['{ lesson: first }', '{ lesson: first, audience: cook }']],
    [/module.yaml:6: .* \(dangling-audience\)$/],
  ],
  [
    'a home page that leaves out an audience with a course',
    site,
    [['for officers', 'for everyone']],
    ['courses/front/site.yaml:4: warning: does not name “officers”, who have a course (audience-unnamed)'],
  ],
  [
    'an audience named both',
    audiences,
    [['id: volunteer', 'id: both']],
    [/audiences.yaml:2: error: id: must not be “both”, which stands for all audiences \(schema\)$/],
  ],
  [
    'two audiences of one name',
    audiences,
    [['id: volunteer', 'id: officer']],
    [/audiences.yaml:2: error: there is another audience “officer” \(duplicate-id\)$/],
  ],
  [
    'a door without a picture',
    audiences,
    [['picture: officer', 'picture: nurse']],
    ['courses/front/audiences.yaml:1: error: app/_pictures has no door-nurse.svg (missing-file)'],
  ],
  [
    'a jurisdiction that there isn’t',
    course,
    [['audience:', 'jurisdiction: vermont\naudience:']],
    [/course.yaml:3: error: no jurisdiction “vermont”; there are maine \(dangling-jurisdiction\)$/],
  ],
  [
    'an emergency number without a line',
    site,
    [['F-SMP-01', 'F-SMP-02']],
    [/site.yaml:9: error: no line of fact “F-SMP-02” in sources\/help.yaml \(dangling-line\)$/],
  ],
  ['a site without words', site, [[/kicker.*\n/, '']], [/site.yaml:1: error: kicker: is missing \(schema\)$/]],
]

test.each(broken)('reports %s', async (_name, file, changes, expected) => {
  const problems = await problemsAfter(file, changes)
  for (const one of expected) {
    expect(problems).toContainEqual(typeof one === 'string' ? one : expect.stringMatching(one))
  }
})

test('asks for the law of each choice of an audience with lawLines', async () => {
  const law = /^ *law: .*\n/m
  expect(await problemsAfter(encounter, [[law, '']])).toContainEqual(expect.stringContaining('(law-line)'))
})

test('a course is for the first jurisdiction unless it names another, and its version keeps neither name nor board', async () => {
  const first = await sampleCourse()
  const renamed = await sampleCourse([jurisdictions, 'name: Maine', 'name: Vermont'])
  expect([first.place.name, renamed.place.name]).toEqual(['Maine', 'Vermont'])
  expect(renamed.hash).toBe(first.hash)
  expect(unitHashes(renamed)).toEqual(unitHashes(first))
  const second = '- { id: guam, name: Guam, board: the board }\n- { id: maine'
  const other = await sampleCourse(
    [jurisdictions, '- { id: maine', second],
    [course, 'audience:', 'jurisdiction: maine\naudience:'],
  )
  expect(other.place.name).toBe('Maine')
})
