import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { lineOf } from './problem'
import { readCourses } from './read'
import { sampleContents } from './sample-files'
import type { Course } from './schema'

const clock = { today: '2026-11-25', release: false }

/** A small course for tests, without a problem, in a fresh folder `courses`; gives the folder's path. */
export async function writeSampleCourses(): Promise<string> {
  const dir = join(await mkdtemp(join(tmpdir(), 'northlight-courses-')), 'courses')
  for (const [file, text] of Object.entries(sampleContents)) await writeCourseFile(dir, file, text)
  return dir
}

export async function writeCourseFile(dir: string, file: string, text: string): Promise<void> {
  await mkdir(dirname(join(dir, file)), { recursive: true })
  await writeFile(join(dir, file), text)
}

/** Replaces the first match in a file; the text must be there. */
export async function changeCourseFile(dir: string, file: string, from: string | RegExp, to: string): Promise<void> {
  const before = await readFile(join(dir, file), 'utf8')
  const after = before.replace(from, () => to)
  if (after === before) throw new Error(`nothing to replace in ${file}`)
  await writeFile(join(dir, file), after)
}

/** The course of the sample, after some changes of its files. */
export async function sampleCourse(...changes: [file: string, ...Change][]): Promise<Course> {
  const dir = await writeSampleCourses()
  for (const change of changes) await changeCourseFile(dir, ...change)
  const { catalog, problems } = await readCourses(dir, clock)
  await rm(dirname(dir), { recursive: true })
  const [course] = catalog?.courses ?? []
  if (!course) throw new Error(problems.map(lineOf).join('\n'))
  return course
}

/** What is wrong, in which file, by which changes, and the problems expected: whole lines or parts of them. */
export type BrokenSample = [name: string, file: string, changes: Change[], expected: (string | RegExp)[]]
type Change = [from: string | RegExp, to: string]

/** The problems of the sample after some changes in one file, each as the author reads it, on 2026-11-25. */
export async function problemsAfter(file: string, changes: Change[]): Promise<string[]> {
  return problemsOf(async (dir) => {
    for (const [from, to] of changes) await changeCourseFile(dir, file, from, to)
  })
}

/** The same after whatever else was done to the folder. */
export async function problemsOf(change: (dir: string) => Promise<void>, release = false): Promise<string[]> {
  const dir = await writeSampleCourses()
  await change(dir)
  const { problems } = await readCourses(dir, { ...clock, release })
  await rm(dirname(dir), { recursive: true })
  return problems.map(lineOf)
}
