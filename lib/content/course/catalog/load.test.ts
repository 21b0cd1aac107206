import { dirname, join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { changeCourseFile, writeSampleCourses } from '@/fixtures/course'
import { sampleFiles } from '@/fixtures/course-files'
import { compileCatalog } from './compile'

vi.mock('server-only', () => ({}))

/** As in a fresh process: forgets what was loaded before. */
async function freshLoad() {
  vi.resetModules()
  loaded = await import('./load')
  return loaded.loadCatalog
}

let loaded: typeof import('./load')

let dir: string
let root: string

beforeEach(async () => {
  dir = await writeSampleCourses()
  root = dirname(dir)
})

const changeTitle = (from: string, to: string) =>
  changeCourseFile(dir, sampleFiles.course, `title: ${from}`, `title: ${to}`)

test('reads the compiled file in production, once', async () => {
  const loadCatalog = await freshLoad()
  await expect(loadCatalog('production', root)).rejects.toThrow('npm run courses:compile')
  await compileCatalog(dir, join(root, '.northlight'), { today: '2026-11-25' })
  const catalog = await loadCatalog('production', root)
  expect(catalog.courses.map((course) => course.title)).toEqual(['A pilot'])
  await changeTitle('A pilot', 'Another')
  expect(await loadCatalog('production', root)).toBe(catalog)
})

test('shows an edit immediately in development and keeps the last good courses when a file is broken', async () => {
  const shown = vi.spyOn(console, 'error').mockImplementation(() => {})
  const loadCatalog = await freshLoad()
  const first = await loadCatalog('development', root)
  expect(await loadCatalog('development', root)).toBe(first)
  await changeTitle('A pilot', 'Another')
  const second = await loadCatalog('development', root)
  expect(second.courses[0]?.title).toBe('Another')
  await changeTitle('Another', '')
  expect(await loadCatalog('development', root)).toBe(second)
  expect(loaded.lastCourseEdit()?.errors).toEqual([
    expect.stringContaining('courses/pilot/course.yaml:2: error: title'),
  ])
  expect(shown).toHaveBeenCalledWith(expect.stringContaining('courses/pilot/course.yaml:2: error: title'))

  const restarted = await freshLoad()
  expect((await restarted('development', root)).courses[0]?.title).toBe('Another')
  await changeTitle('', 'Mended')
  expect((await restarted('development', root)).courses[0]?.title).toBe('Mended')
  expect(loaded.lastCourseEdit()).toMatchObject({ errors: [], warnings: [] })
  shown.mockRestore()
})

test('an edit in development has a version and its warnings; production has none', async () => {
  const loadCatalog = await freshLoad()
  await loadCatalog('development', root)
  const first = loaded.lastCourseEdit()
  expect(first).toMatchObject({ errors: [], warnings: [] })
  await changeCourseFile(dir, sampleFiles.lesson, '[prc-one]', '[]')
  await loadCatalog('development', root)
  const second = loaded.lastCourseEdit()
  expect(second?.warnings).toEqual([
    expect.stringContaining('warning: no lesson has “prc-one” as its practice (unused)'),
  ])
  expect(second?.version).not.toBe(first?.version)
  await changeCourseFile(dir, sampleFiles.lesson, 'practice: []', 'practice: [prc-one]')
  await loadCatalog('development', root)
  expect(loaded.lastCourseEdit()).toEqual(first)

  const inProduction = await freshLoad()
  await inProduction('production', root)
  expect(loaded.lastCourseEdit()).toBeNull()
})

test('rejects in development when the courses never compiled', async () => {
  await changeTitle('A pilot', '')
  const loadCatalog = await freshLoad()
  await expect(loadCatalog('development', root)).rejects.toThrow('courses/pilot/course.yaml:2')
})
