import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { impersonalData } from './impersonal-data'
import { personalData } from './personal-data'

const schema = readdirSync('prisma/models', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.prisma'))
  .map((name) => readFileSync(`prisma/models/${name}`, 'utf8'))
  .join('\n')
const models = [...schema.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)].map(([, name = '', body = '']) => ({ name, body }))
const names = new Set(models.map(({ name }) => name))

/** Without relations, whose type is a model. */
const columnsOf = (body: string) =>
  [...body.matchAll(/^ {2}(\w+) +(\w+)/gm)]
    .filter(([, , type = '']) => !names.has(type))
    .map(([, column = '']) => column)

const stored = models.flatMap(({ name, body }) => columnsOf(body).map((column) => `${name}.${column}`)).sort()
const lines = [...personalData.map(({ columns }) => columns), impersonalData]
  .flatMap((tables) => Object.entries(tables))
  .flatMap(([model, columns]) => columns.split(' ').map((column) => `${model}.${column}`))

test('every column of the schema has one line that says whether, why and how long it is about a person', () => {
  expect(stored.length).toBeGreaterThan(300)
  expect(lines.sort()).toEqual(stored)
})

test('a column that names an account is personal', () => {
  const named = stored.filter((line) => /\.(accountId|name|email|recipient|\w+ById)$/.test(line))
  const impersonal = Object.entries(impersonalData).flatMap(([model, columns]) =>
    columns.split(' ').map((column) => `${model}.${column}`),
  )
  expect(named.filter((line) => impersonal.includes(line))).toEqual(['Organization.name'])
})
