import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { isTest, root, sources } from '@/fixtures/sources'

/* A table belongs to the concept whose model file names it: each title is a rule. SQL imports nothing, so this reads it. */

interface Use {
  file: string
  table: string
  writes: boolean
}

const read = (file: string) => readFileSync(path.join(root, file), 'utf8')

function filesIn(folder: string, ending: string): string[] {
  const names = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
  return names
    .filter((name) => name.endsWith(ending))
    .map((name) => path.posix.join(folder, name.replaceAll('\\', '/')))
}

/** `lib/record/packet` for prisma/models/record/packet.prisma; the wing audit is one concept. */
const conceptOf = (file: string) =>
  `lib/${file.replace(/^prisma\/(models|views)\/|\.\w+$/g, '')}`.replace(/^lib\/audit\/.*/, 'lib/audit')

function readModels() {
  const owners = new Map<string, string>()
  const tables = new Map<string, string>()
  const texts = filesIn('prisma/models', '.prisma').map((file) => ({ file, text: read(file) }))
  const models = texts.flatMap(({ file, text }) =>
    [...text.matchAll(/^model (\w+) \{([^}]*?)@@map\("(\w+)"\)/gm)].map(([, name = '', fields = '', table = '']) => ({
      name,
      fields,
      table,
      owner: conceptOf(file),
    })),
  )
  for (const { name, table, owner } of models) {
    owners.set(table, owner)
    tables.set(name.charAt(0).toLowerCase() + name.slice(1), table)
  }
  /** The tables that a field can lead to, by the name of the field. */
  const relations = new Map<string, string[]>()
  for (const [, field = '', model = ''] of models.flatMap(({ fields }) => [
    ...fields.matchAll(/^ {2}(\w+) +(\w+)/gm),
  ])) {
    const table = models.find(({ name }) => name === model)?.table
    if (table) relations.set(field, [...(relations.get(field) ?? []), table])
  }
  return { owners, tables, relations }
}

const { owners, tables, relations } = readModels()

/** The text from `start` to the bracket that closes the one before it. */
function insideBrackets(text: string, start: number): string {
  let depth = 1
  let end = start
  while (depth > 0 && end < text.length) {
    const mark = text.charAt(end++)
    if ('({['.includes(mark)) depth++
    if (')}]'.includes(mark)) depth--
  }
  return text.slice(start, end)
}

function isOwn(file: string, table: string): boolean {
  const owner = owners.get(table)
  return owner === undefined || (file.startsWith('prisma/') ? conceptOf(file) : file).startsWith(owner)
}

function usesIn(file: string): Use[] {
  const text = read(file)
  const inSql = [...text.matchAll(/\b(insert into|delete from|update|from|join)\s+(?:public\.)?(\w+)/g)]
  const throughPrisma = [...text.matchAll(/\b(?:tx|db|on)\s*\.(\w+)\s*\.(\w+)\(/g)]
  return [
    ...inSql.map(([, verb = '', table = '']) => ({ file, table, writes: !/^(from|join)$/.test(verb) })),
    ...throughPrisma.flatMap(({ index, 0: call, 1: model = '', 2: verb = '' }) => {
      const table = tables.get(model)
      if (!table) return []
      const fields = insideBrackets(text, index + call.length).matchAll(
        /[{,]\s*(?!update:)(\w+)(?=: (?:\{|true)|[,\s]*\})/g,
      )
      // A name that is a field of several models counts as the concept's own if it can be.
      const related = [...fields].flatMap(([, field = '']) => {
        const targets = relations.get(field) ?? []
        return targets.find((one) => isOwn(file, one)) ?? targets[0] ?? []
      })
      return [
        { file, table, writes: /^(create|update|upsert|delete)/.test(verb) },
        ...related.map((one) => ({ file, table: one, writes: false })),
      ]
    }),
  ]
}

describe('tables', () => {
  // The benchmark fills tables with a million rows, as no verb could.
  const code = sources.filter((file) => /^(lib|app|scripts\/(?!bench\/))/.test(file) && !isTest(file))
  const uses = [...code, ...filesIn('prisma/views', '.sql')].flatMap(usesIn)
  const foreign = uses.filter(({ file, table }) => !isOwn(file, table))

  test('a concept writes only the tables of its own model file', () => {
    expect(foreign.filter(({ writes }) => writes).map(({ file, table }) => `${file} writes ${table}`)).toEqual([])
  })

  test('a concept reads the tables of another through its view in prisma/views or its query', () => {
    const reads = foreign.filter(({ writes }) => !writes).map(({ file, table }) => `${file} reads ${table}`)
    expect([...new Set(reads)]).toEqual([])
  })
})
