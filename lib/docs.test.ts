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
  const index = read('docs/decisions/README.md')
  /** Being written: these may lack a line in the index and the new head. */
  const announced = ['176']
  const files = filesUnder('docs/decisions', '.md').filter((file) => !file.endsWith('/README.md'))
  const records = files.map((file) => {
    const text = read(file)
    const status = /^Status: (.*)$/m.exec(text)?.[1] ?? ''
    const numbersAfter = (word: string) => new RegExp(`; ${word} ([\\d, ]+)`).exec(status)?.[1]?.split(', ') ?? []
    return { file, text, number: path.posix.basename(file).slice(0, 3), numbersAfter }
  })

  test('have a number of their own, which their title repeats', () => {
    const numbers = records.map(({ number }) => number)
    expect(numbers.filter((number, at) => numbers.indexOf(number) !== at)).toEqual([])
    expect(records.filter(({ text, number }) => !text.startsWith(`# ${number} `)).map(({ file }) => file)).toEqual([])
  })

  test('have a date, a status, and every section', () => {
    const list = String.raw`\d{3}(?:, \d{3})*`
    const day = String.raw`20\d\d-\d\d-\d\d`
    const head = new RegExp(
      `^# .+\n\nDate: ${day}(?: to ${day})?\nStatus: accepted(?:; changes ${list})?(?:; changed by ${list})?\n\n`,
    )
    const sections = ['Context', 'Decision', 'Alternatives', 'Consequences'].map((name) => `**${name}.**`)
    const isWhole = (text: string) => head.test(text) && sections.every((section) => text.includes(section))
    const broken = records.filter(({ text, number }) => !isWhole(text) && !announced.includes(number))
    expect(broken.map(({ file }) => file)).toEqual([])
  })

  test('say in both status lines that one changes another', () => {
    const told = records.flatMap(({ number, numbersAfter }) => numbersAfter('changes').map((to) => `${number} ${to}`))
    const heard = records.flatMap(({ number, numbersAfter }) =>
      numbersAfter('changed by').map((from) => `${from} ${number}`),
    )
    expect(told.sort()).toEqual(heard.sort())
  })

  test('have one line in the index, which says where every other number went', () => {
    const listed = index.slice(index.indexOf('\n## ')).replaceAll(/\]\([^)]*\)/g, ']')
    const numbers = [...listed.matchAll(/\b\d{3}\b/g)].map(([number]) => number).sort()
    const highest = Number(numbers.at(-1))
    const all = Array.from({ length: highest }, (_, before) => String(before + 1).padStart(3, '0'))
    expect(numbers).toEqual(all.filter((number) => numbers.includes(number) || !announced.includes(number)))
    const lineOf = ({ file, text }: { file: string; text: string }) =>
      `- [${/^# (.+)$/m.exec(text)?.[1]}](${path.posix.basename(file)})`
    const others = records.filter(({ number }) => !announced.includes(number))
    expect(others.map(lineOf).filter((line) => !index.includes(line))).toEqual([])
  })

  test('are what references name', () => {
    const folders = ['app', 'docs', 'e2e', 'fixtures', 'lib', 'prisma', 'scripts', '.ci', '.config']
    const sources = folders
      .flatMap((folder) => filesUnder(folder, ''))
      .filter((file) => /\.(md|mjs|sql|tsx?)$/.test(file))
    const among = sources.map((file) => ({ file, text: read(file) }))
    const references = [
      ...named(/\b(?:records?|decisions?)[ /]\[?(\d{3})\b/gi, among),
      ...named(/\b(?:records?|decisions?) \d{3}(?:,| and) (\d{3})\b/gi, among),
      ...named(/\[(?:record )?(\d{3})\b/g, documents),
    ]
    expect(references.length).toBeGreaterThan(50)
    const known = records.map(({ number }) => number)
    expect(references.filter(({ name }) => !known.includes(name))).toEqual([])
    const paths = named(/\b(docs\/decisions\/\d{3}-[\w.-]*\w)/g, among)
    expect(paths.filter(({ name }) => !existsSync(path.join(root, name)))).toEqual([])
    const links = documents.flatMap(({ text }) => [
      ...text.matchAll(/\[(?:record )?(\d{3})\b[^\]]*\]\([^)]*?(\d{3})-[^)/]*\.md\)/g),
    ])
    expect(links.filter(([, number, target]) => number !== target).map(([link]) => link)).toEqual([])
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
    const files = named(/`((?:app|courses|docs|e2e|lib|prisma|public|scripts)\/[^`\s]*)`/g)
    expect(files.length).toBeGreaterThan(10)
    expect(files.filter(({ name }) => !/[<*…]/.test(name) && !existsSync(path.join(root, name)))).toEqual([])
  })

  test('docs/authoring.md lists every rule of the course checker', () => {
    const source = [...filesUnder('lib/content/course', '.ts'), ...filesUnder('lib/measurement/cue', '.ts')]
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
