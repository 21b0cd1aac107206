import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { lineOf } from './problem'
import { readCourses } from './read'
import { sampleContents } from './sample-files'

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

/** What is wrong, in which file, by which changes, and the problems expected: whole lines or parts of them. */
export type BrokenSample = [name: string, file: string, changes: Change[], expected: (string | RegExp)[]]
type Change = [from: string | RegExp, to: string]

/** The problems of the sample after some changes in one file, each as the author reads it, on 2026-11-25. */
export async function problemsAfter(file: string, changes: Change[]): Promise<string[]> {
  const dir = await writeSampleCourses()
  for (const [from, to] of changes) await changeCourseFile(dir, file, from, to)
  const { problems } = await readCourses(dir, { today: '2026-11-25', release: false })
  await rm(dirname(dir), { recursive: true })
  return problems.map(lineOf)
}
