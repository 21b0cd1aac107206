import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { usage } from '@/scripts/admin/arguments'

/* The README and docs name files, commands, and rules. These tests fail when one of them is gone. */
const root = path.join(import.meta.dirname, '..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const wordsOf = (file: string) => read(file).split(/\s+/).filter(Boolean).length
const filesUnder = (folder: string, ending: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name.replaceAll(path.sep, '/')))
    .filter((name) => name.endsWith(ending))

const documents = ['README.md', ...filesUnder('docs', '.md')].map((file) => ({ file, text: read(file) }))
/** A superseded record may name deleted files. */
const current = documents.filter(({ text }) => !/^Status: superseded/m.test(text))

/** Every match of a pattern's first group, with the document that has it. */
function named(pattern: RegExp, among = documents): { file: string; name: string }[] {
  return among.flatMap(({ file, text }) => [...text.matchAll(pattern)].map(([, name = '']) => ({ file, name })))
}

/** The anchor of each heading, as GitHub makes it. */
function anchorsOf(file: string): string[] {
  return [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  )
}

describe('README', () => {
  test('has at most 500 words', () => {
    expect(wordsOf('README.md')).toBeLessThanOrEqual(500)
  })

  test('shows the two commands', () => {
    expect(read('README.md')).toMatch(/^npm start\b/m)
    expect(read('README.md')).toMatch(/^npm test\b/m)
  })
})

describe('decision records', () => {
  const records = filesUnder('docs/decisions', '.md')

  test('have a number of their own, which their title repeats', () => {
    const numbers = records.map((file) => path.posix.basename(file).slice(0, 3))
    expect(numbers.filter((number, index) => numbers.indexOf(number) !== index)).toEqual([])
    expect(records.filter((file, index) => !read(file).startsWith(`# ${numbers[index]} `))).toEqual([])
  })

  test('have a date, a status that names any successor, and every section', () => {
    const head = /^# .+\n\nDate: 20\d\d-\d\d-\d\d\nStatus: (?:accepted|superseded(?: in part)? by \d{3})/
    const sections = ['Context', 'Decision', 'Alternatives', 'Consequences'].map((name) => `**${name}.**`)
    expect(records.filter((file) => !head.test(read(file)))).toEqual([])
    expect(records.filter((file) => !sections.every((section) => read(file).includes(section)))).toEqual([])
  })

  test('have at most 300 words', () => {
    expect(records.filter((file) => wordsOf(file) > 300)).toEqual([])
  })
})

describe('documents', () => {
  test('link to files and headings that exist', () => {
    const links = named(/\]\((?![a-z]+:)([^)\s]+)\)/g)
    expect(links.length).toBeGreaterThan(10)
    expect(
      links.filter(({ file, name }) => {
        const [target = '', anchor] = name.split('#')
        const linked = target === '' ? file : path.posix.join(path.posix.dirname(file), target)
        return !existsSync(path.join(root, linked)) || (anchor && !anchorsOf(linked).includes(anchor))
      }),
    ).toEqual([])
  })

  test('name scripts of package.json', () => {
    const { scripts } = JSON.parse(read('package.json'))
    const commands = named(/\bnpm run ([a-z]+(?:[:-][a-z]+)*)/g)
    expect(commands.length).toBeGreaterThan(10)
    expect(commands.filter(({ name }) => !Object.hasOwn(scripts, name))).toEqual([])
  })

  test('name admin verbs that exist', () => {
    const verbs = named(/\bnpm run admin -- ([a-z-]+)/g)
    expect(verbs.filter(({ name }) => !new RegExp(`^  ${name}(?= |$)`, 'm').test(usage))).toEqual([])
  })

  test('have each section that the status of the site names', () => {
    const rows = filesUnder('lib/people/site-status', '-rows.ts').map((file) => ({ file, text: read(file) }))
    const sections = named(/'(docs\/[^']+)'/g, rows).map(({ name }) => name)
    expect(sections.length).toBeGreaterThan(8)
    expect(
      sections.filter((section) => {
        const [file = '', anchor = ''] = section.split('#')
        return !existsSync(path.join(root, file)) || !anchorsOf(file).includes(anchor)
      }),
    ).toEqual([])
  })

  test('name files that exist', () => {
    const files = named(/`((?:app|courses|docs|e2e|lib|prisma|public|scripts)\/[^`\s]*)`/g, current)
    expect(files.length).toBeGreaterThan(10)
    expect(files.filter(({ name }) => !/[<*…]/.test(name) && !existsSync(path.join(root, name)))).toEqual([])
  })

  test('docs/authoring.md lists every rule of the course checker', () => {
    const source = [...filesUnder('lib/content/course', '.ts'), ...filesUnder('lib/content/cue', '.ts')]
      .filter((file) => !file.endsWith('.test.ts'))
      .map(read)
      .join('\n')
    const rules = [...source.matchAll(/(?:[)}]|\bplace),\s*'([a-z-]+)',\s|\btell\('([a-z-]+)'/g)].map(
      ([, placed, told]) => placed ?? told,
    )
    const cells = [...read('docs/authoring.md').matchAll(/^\| (`[^|]+) \|/gm)].map(([, cell]) => cell)
    const listed = [...cells.join().matchAll(/`([a-z-]+)`/g)].map(([, rule]) => rule)
    expect(rules.length).toBeGreaterThan(50)
    expect(rules.filter((rule) => !listed.includes(rule))).toEqual([])
  })
})
