import { existsSync } from 'node:fs'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { GET } from '@/app/(public)/route'
import { writeSampleCourses } from '@/fixtures/course'
import { compileCatalog } from '@/lib/content/course/catalog/compile'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { readCourses } from '@/lib/content/course/catalog/read'
import { lineOf } from '@/lib/content/course/reader/problem'
import { makeCourse } from './new-course'

vi.mock('server-only', () => ({}))

const today = '2026-11-25'

test('a new course passes the checker beside the shipped ones, compiles, and is on the home page', async () => {
  const root = await mkdtemp(join(tmpdir(), 'northlight-new-'))
  const dir = join(root, 'courses')
  await cp('courses', dir, { recursive: true })
  if (existsSync('.northlight/mdx')) await cp('.northlight/mdx', join(root, '.northlight/mdx'), { recursive: true })
  const result = await makeCourse(dir, { slug: 'shelter-staff', audience: 'volunteer', today })
  const made = 'made' in result ? result.made : []
  expect(made).toHaveLength(6)
  expect(made.filter((file) => !existsSync(file))).toEqual([])
  const { catalog, problems } = await compileCatalog(dir, join(root, '.northlight'), { today })
  expect(problems.filter(({ file }) => file.includes('shelter-staff')).map(lineOf)).toEqual([
    'courses/shelter-staff/course.yaml:3: warning: the course is a draft; remove this line when it is ready (draft)',
  ])
  expect(catalog?.courses.map(({ slug }) => slug)).toContain('shelter-staff')
  // The page reads the catalog that was loaded first.
  await loadCatalog('production', root)
  const response = await GET(new Request('http://localhost/'), { params: Promise.resolve({}) })
  const html = await response.text()
  expect(html).toContain('<a href="/courses/shelter-staff">Shelter staff</a>')
  expect(html).toContain('<a href="/courses/law-enforcement">')
  expect(catalog?.courses.find(({ slug }) => slug === 'shelter-staff')?.audience).toBe('volunteer')
  await rm(root, { recursive: true })
})

test.each([
  [undefined, 'say whom the course is for: courses:new -- nurses AUDIENCE; '],
  ['nurse', '“nurse” is no audience; '],
])('refuses the audience %j and names those that there are', async (audience, reason) => {
  const dir = await writeSampleCourses()
  expect(await makeCourse(dir, { slug: 'nurses', audience, today })).toEqual({
    refused: `${reason}${join(dir, 'front/audiences.yaml')} has officer, volunteer, and you can add another there first`,
  })
})

test('a release refuses a draft', async () => {
  const dir = await writeSampleCourses()
  await makeCourse(dir, { slug: 'nurses', audience: 'officer', today })
  const { problems } = await readCourses(dir, { today, release: true })
  expect(problems.map(lineOf)).toContain(
    'courses/nurses/course.yaml:3: error: the course is a draft; remove this line when it is ready (draft)',
  )
})

test.each([
  ['Nurses', /lower-case words with dashes/],
  ['../nurses', /lower-case words with dashes/],
  ['', /lower-case words with dashes/],
  ['modules', /is reserved/],
  ['pilot', /courses\/pilot is already there/],
])('refuses the name %j in one line and makes nothing', async (name, reason) => {
  const dir = await writeSampleCourses()
  const before = await readdir(dir, { recursive: true })
  const result = await makeCourse(dir, { slug: name, audience: 'officer', today })
  const refused = 'refused' in result ? result.refused : ''
  expect(refused).toMatch(reason)
  expect(refused).not.toContain('\n')
  expect(await readdir(dir, { recursive: true })).toEqual(before)
})

test('refuses without a confirmed fact', async () => {
  const dir = await writeSampleCourses()
  const facts = join(dir, 'sources/facts.yaml')
  await writeFile(facts, (await readFile(facts, 'utf8')).replaceAll('status: confirmed', 'status: partly'))
  expect(await makeCourse(dir, { slug: 'nurses', audience: 'officer', today })).toEqual({
    refused: expect.stringContaining('facts.yaml has no confirmed fact'),
  })
})

test('leaves no partial course when it cannot write', async () => {
  const dir = await writeSampleCourses()
  await rm(join(dir, 'modules'), { recursive: true })
  await writeFile(join(dir, 'modules'), 'a file')
  await expect(makeCourse(dir, { slug: 'nurses', audience: 'officer', today })).rejects.toThrow()
  expect((await readdir(dir)).sort()).toEqual(['front', 'modules', 'pilot', 'sources'])
})
