import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

/* Keeps docs/asvs.md complete, and its evidence real. */
const root = path.join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')

/** Levels 1 and 2 of OWASP ASVS 5.0.0: each section with its numbers. */
const sections = `
  1.1.1-2 1.2.1-9 1.3.1-11 1.4.1-3 1.5.1-2 2.1.1-3 2.2.1-3 2.3.1-4 2.4.1 3.2.1-2 3.3.1-4 3.4.1-6 3.5.1-5 3.7.1-2
  4.1.1-3 4.2.1 4.3.1-2 4.4.1-4 5.1.1 5.2.1-3 5.3.1-2 5.4.1-3 6.1.1-3 6.2.1-12 6.3.1-4 6.4.1-4 6.5.1-5 6.6.1-3
  6.8.1-4 7.1.1-3 7.2.1-4 7.3.1-2 7.4.1-5 7.5.1-2 7.6.1-2 8.1.1-2 8.2.1-3 8.3.1 8.4.1 9.1.1-3 9.2.1-4 10.1.1-2
  10.2.1-2 10.3.1-4 10.4.1-11 10.5.1-5 10.6.1-2 10.7.1-3 11.1.1-2 11.2.1-3 11.3.1-3 11.4.1-4 11.5.1 11.6.1
  12.1.1-3 12.2.1-2 12.3.1-4 13.1.1 13.2.1-5 13.3.1-2 13.4.1-5 14.1.1-2 14.2.1-4 14.3.1-3 15.1.1-3 15.2.1-3
  15.3.1-7 16.1.1 16.2.1-5 16.3.1-4 16.4.1-3 16.5.1-3 17.1.1 17.2.1-4 17.3.1-2`

const numbers = sections
  .trim()
  .split(/\s+/)
  .flatMap((section) => {
    const [, name, ranges = ''] = /^(\d+\.\d+)\.(.+)$/.exec(section) ?? []
    return ranges.split(',').flatMap((range) => {
      const [first = 0, last = first] = range.split('-').map(Number)
      return Array.from({ length: last - first + 1 }, (_, index) => `${name}.${first + index}`)
    })
  })

const rows = [...read('docs/asvs.md').matchAll(/^\| ([\d.]+) +\| (.+?) +\| (.+?) +\| (.+?) +\|$/gm)].map(
  ([, number = '', gist = '', status = '', reason = '']) => ({ number, gist, status, reason }),
)

/** The file and the title in `file`: title. */
function evidenceOf({ reason }: { reason: string }): { file: string; title: string } | null {
  const [, file, title] = /^`([^`]+)`: (.+)$/.exec(reason) ?? []
  return file && title ? { file, title } : null
}

/** A test's title in the source, or a heading of a document. */
function contains({ file, title }: { file: string; title: string }): boolean {
  if (!existsSync(path.join(root, file))) return false
  const text = read(file)
  if (file.endsWith('.md')) return text.split('\n').some((line) => line.replace(/^#+ /, '') === title && line !== title)
  const spellings = [`'${title}'`, `"${title}"`, `\`${title}\``, `'${title.replaceAll("'", "\\'")}'`]
  return /\.(test|spec)\.ts$/.test(file) && spellings.some((spelling) => text.includes(spelling))
}

test('each requirement of levels 1 and 2 has one row, in order', () => {
  expect(numbers).toHaveLength(253)
  expect(rows.map(({ number }) => number)).toEqual(numbers)
})

test('each row has one of three statuses, at most twelve words, and a reason', () => {
  const statuses = ['met', 'not applicable', 'not met']
  expect(rows.filter(({ status }) => !statuses.includes(status))).toEqual([])
  expect(rows.filter(({ gist }) => gist.split(' ').length > 12)).toEqual([])
  expect(rows.filter((row) => row.status !== 'met' && evidenceOf(row))).toEqual([])
})

test('each requirement that is met names a test, or a section of a document, that exists', () => {
  const met = rows.filter(({ status }) => status === 'met')
  expect(met.length).toBeGreaterThan(100)
  const missing = met.filter((row) => {
    const evidence = evidenceOf(row)
    return !evidence || !contains(evidence)
  })
  expect(missing).toEqual([])
})
