import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Content } from '@/lib/content/course/reader/content'
import { measureCaseStems } from './case-stems'
import { type BankCues, measureCues } from './measure'
import { measuredItemsOf } from './measured-item'

const fileIn = (root: string) => join(root, '.northlight', 'cues.json')

/** Measured when the courses are compiled: it takes seconds, and the site has no sources to measure. */
export async function saveCueFigures(content: Content, root = process.cwd()): Promise<void> {
  const { banks } = measureCues(measuredItemsOf(content))
  const cases = measureCaseStems(content).map(({ course, ...figure }): BankCues => {
    const stem = { measure: 'stem', strategy: null, ...figure, found: [] } as const
    return { course, bank: 'cases', figures: [{ ...stem, found: [] }] }
  })
  // The ids of guessed items stay out: the site's pages show rates.
  const figures = [...banks, ...cases].map((bank) => ({
    ...bank,
    figures: bank.figures.map((one) => ({ ...one, found: [] })),
  }))
  await mkdir(dirname(fileIn(root)), { recursive: true })
  await writeFile(fileIn(root), JSON.stringify(figures))
}

/** Empty if the courses were compiled without measuring. */
export async function loadCueFigures(root = process.cwd()): Promise<BankCues[]> {
  const text = await readFile(fileIn(root), 'utf8').catch(() => '[]')
  return JSON.parse(text) as BankCues[]
}
