import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { changeCourseFile, problemsOf, sampleCourse, writeCourseFile } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'
import { writeChanges } from './catalog/write-changes'
import { changesSince, lastLawChange, movedUnits, unitHashes } from './change'
import { outlinePage } from './outline-page'

const file = 'pilot/changes.yaml'
const reword: [string, string, string] = [sampleFiles.lesson, 'Wait.', 'Wait here.']
const classed = async (dir: string, name: string) => {
  await changeCourseFile(dir, file, 'class: "?"', `class: ${name}`)
  await changeCourseFile(dir, file, 'what: ""', 'what: You wait.')
}
const write = (dir: string) => writeChanges(dir, '2026-11-25')

describe('the change file', () => {
  test('is required only before a release, until a course is published', async () => {
    expect(await problemsOf(async () => {})).toEqual([])
    const asked = 'courses/pilot/course.yaml:1: error: has no changes.yaml: run npm run courses:changes'
    expect((await problemsOf(async () => {}, true))[0]).toContain(asked)
  })

  test('is written, refused until each change has a class, and updated', async () => {
    expect(
      await problemsOf(async (dir) => {
        expect(await write(dir)).toEqual({ problems: [], written: ['pilot: first entry written'] })
        expect((await write(dir)).written).toEqual(['pilot: nothing changed'])
      }, true),
    ).toEqual([])

    const unsaid = await problemsOf(async (dir) => {
      await write(dir)
      await changeCourseFile(dir, ...reword)
    })
    expect(unsaid).toEqual([
      expect.stringMatching(
        /changes.yaml:\d+: error: “les-first” changed since: run npm run courses:changes, then .* \(change-file\)$/,
      ),
    ])

    await problemsOf(async (dir) => {
      await write(dir)
      await changeCourseFile(dir, file, 'changes: []', 'changes:')
      expect((await write(dir)).problems).toMatchObject([{ file: `courses/${file}`, line: expect.any(Number) }])
    })

    const unclassed = await problemsOf(async (dir) => {
      await write(dir)
      await changeCourseFile(dir, ...reword)
      expect((await write(dir)).written[0]).toContain('describe and classify: les-first')
    })
    expect(unclassed.join('\n')).toMatch(/changes.yaml:\d+: error: changes.0.class: .*\(schema\)/)

    expect(
      await problemsOf(async (dir) => {
        await write(dir)
        await changeCourseFile(dir, ...reword)
        await write(dir)
        await changeCourseFile(dir, sampleFiles.course, 'title: A pilot', 'title: The pilot')
        expect((await write(dir)).written[0]).toMatch(/describe and classify: course, les-first$/)
        await classed(dir, 'wording')
        await classed(dir, 'content')
        // Updating the pending entry keeps the classes that were already given.
        expect(await readFile(join(dir, file), 'utf8')).toContain('class: content')
      }, true),
    ).toEqual([])
  })

  const broken: [string, [string | RegExp, string][], RegExp][] = [
    [
      'no class for what moved',
      [[/ {4}- units:\n {8}- les-first\n[\s\S]*/, '    []\n']],
      /“les-first” changed here, but no change classifies it \(change-class\)/,
    ],
    [
      'a unit that did not move',
      [['        - les-first\n      class', '        - les-first\n        - met\n      class']],
      /“met” did not change here \(change-class\)/,
    ],
    [
      'days that go back',
      [['on: 2026-11-25', 'on: 2026-11-26']],
      /is earlier than the entry above it.*\(change-order\)/,
    ],
  ]
  test.each(broken)('with %s is refused', async (_name, changes, expected) => {
    const problems = await problemsOf(async (dir) => {
      await write(dir)
      await changeCourseFile(dir, ...reword)
      await write(dir)
      await classed(dir, 'law')
      for (const change of changes) await changeCourseFile(dir, file, ...change)
    })
    expect(problems.join('\n')).toMatch(expected)
  })

  test('is refused for a law change to a unit that learners cannot redo', async () => {
    const problems = await problemsOf(async (dir) => {
      await write(dir)
      await changeCourseFile(dir, sampleFiles.course, 'title: A pilot', 'title: The pilot')
      await write(dir)
      await classed(dir, 'law')
    })
    expect(problems.join('\n')).toMatch(/changes.yaml:\d+: error: a law change assigns .*\(change-class\)$/m)
  })

  test('must give a change to a shared unit the same class in both courses', async () => {
    const problems = await problemsOf(async (dir) => {
      const course = await readFile(join(dir, sampleFiles.course), 'utf8')
      await writeCourseFile(dir, 'second/course.yaml', course.replace('id: pilot', 'id: second'))
      await write(dir)
      await changeCourseFile(dir, ...reword)
      await write(dir)
      await classed(dir, 'law')
      await changeCourseFile(dir, 'second/changes.yaml', 'class: "?"', 'class: wording')
      await changeCourseFile(dir, 'second/changes.yaml', 'what: ""', 'what: You wait.')
    })
    expect(problems).toEqual([
      expect.stringMatching(
        /^courses\/second\/changes.yaml:\d+: error: “les-first” is wording here and law in “pilot”, which shares it \(change-shared\)$/,
      ),
    ])
  })
})

test('changesSince names the changed parts since the last published version', async () => {
  const before = await sampleCourse()
  const after = await sampleCourse(reword)
  const state = (course: typeof before) => ({ hash: course.hash, units: unitHashes(course) })
  expect(movedUnits(state(before), state(after))).toEqual(['les-first'])
  const entry = { edition: '1', on: '2026-11-25', changes: [] }
  const law = { units: ['les-first'], class: 'law' as const, what: 'You wait.' }
  const history = [
    { ...entry, ...state(before) },
    { ...entry, ...state(after), hash: 'between', changes: [law] },
    { ...entry, ...state(after), changes: [{ ...law, class: 'wording' as const }] },
  ]
  const classes = (earlier: string[]) => changesSince({ ...after, history }, earlier)?.map((one) => one.class)
  expect(classes([before.hash])).toEqual(['law', 'wording'])
  expect(classes(['between', before.hash])).toEqual(['wording'])
  expect(classes([after.hash])).toEqual([])
  expect(changesSince({ ...before, hash: 'a draft', history }, [])).toBeNull()
  expect(lastLawChange({ ...after, history }, 'les-first')).toMatchObject(law)
  expect(lastLawChange({ ...after, history }, 'quiz-first')).toBeUndefined()
})

test("a new recheck date or an author's comment is not a change", async () => {
  const course = await sampleCourse()
  const looked = await sampleCourse(
    [sampleFiles.facts, 'recheck: null', 'recheck: 2027-01-31'],
    [sampleFiles.lesson, '<Note title', '{/* seen */}\n\n<Note title'],
  )
  expect(unitHashes(looked)).toEqual(unitHashes(course))
})

test('the outline is a self-contained page with escaped text', async () => {
  const page = outlinePage(await sampleCourse([sampleFiles.course, 'title: A pilot', 'title: "A <pilot> & more"']))
  for (const shown of [
    'A &lt;pilot&gt; &amp; more',
    'edition 0.1',
    'Tell one from the other',
    'Blueprint of Quiz: first',
    '1 U.S.C. 1',
    'March 26, 2026',
  ])
    expect(page).toContain(shown)
  expect(page).not.toMatch(/<script|<link|src=/)
})
