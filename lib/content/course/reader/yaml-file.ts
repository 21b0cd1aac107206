import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit, type YAMLParseError } from 'yaml'
import type { z } from 'zod'
import type { Problem } from '../schema'
import { curlyQuotes, isInCurlyQuotes } from '../source'
import { error, type Located } from './problem'
import { firstFault, misplacedDash } from './yaml-words'

export function parseYaml(file: string, text: string): Located<unknown> & { problems: Problem[] } {
  const counter = new LineCounter()
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, stringKeys: true })
  const lineAt = (offset: number | undefined) => Math.max(1, counter.linePos(offset ?? 0).line)
  const fault = firstFault([...document.errors, ...document.warnings] as YAMLParseError[], text)
  const problems = fault ? [error({ file, line: fault.line }, 'yaml', fault.message)] : []
  visit(document, {
    Alias: (_key, alias) => {
      problems.push(
        error({ file, line: lineAt(alias.range?.[0]) }, 'yaml', 'write the value again instead of an alias'),
      )
    },
    Scalar: (_key, { type, range }) => {
      const [from = 0, to = 0] = range ?? []
      const dash = type === 'PLAIN' ? /\n *- /.exec(text.slice(from, to)) : null
      if (dash) problems.push(error({ file, line: lineAt(from + dash.index + 1) }, 'yaml', misplacedDash))
    },
  })
  return {
    value: problems.length > 0 ? null : document.toJS(),
    at: (...path) => ({ file, line: lineAt(findNode(document.contents, path)?.range?.[0]) }),
    problems,
  }
}

/** The deepest existing node; for a map entry its key, since a value may start on a later line. */
function findNode(root: Node | null, path: readonly PropertyKey[]): Node | null {
  let found = root
  let inner: unknown = root
  for (const step of path) {
    if (isMap(inner)) {
      const pair = inner.items.find((one) => isScalar(one.key) && one.key.value === step)
      if (!pair) break
      found = pair.key as Node
      inner = pair.value
    } else if (isSeq(inner) && inner.items[Number(step)]) {
      found = inner.items[Number(step)] as Node
      inner = found
    } else break
  }
  return found
}

export function check<T>(
  schema: z.ZodType<T>,
  part: Located<unknown>,
): { located: Located<T>; problems: [] } | { located: null; problems: Problem[] } {
  const parsed = schema.safeParse(part.value)
  if (parsed.success) return { located: { value: parsed.data, at: part.at }, problems: [] }
  const problems = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => error(part.at(...issue.path, key), 'schema', named(issue.path, `unknown key “${key}”`)))
      : [error(part.at(...issue.path), 'schema', named(issue.path, wording(issue, part.value)))],
  )
  return { located: null, problems }
}

/** Entry by entry, so that one bad entry doesn't hide the others. */
export function checkList<T>(
  schema: z.ZodType<T>,
  list: Located<unknown>,
): { located: Located<T>[]; problems: Problem[]; isList: boolean } {
  if (!Array.isArray(list.value)) {
    const message = list.value === null ? 'is empty; [] stands for no entries' : mustBe('array', list.value)
    return { isList: false, located: [], problems: [error(list.at(), 'schema', message)] }
  }
  const entries: unknown[] = list.value
  const checked = entries.map((value, index) => check(schema, { value, at: (...path) => list.at(index, ...path) }))
  return {
    isList: true,
    located: checked.flatMap((one) => one.located ?? []),
    problems: checked.flatMap((one) => one.problems),
  }
}

function named(path: readonly PropertyKey[], message: string): string {
  return path.length > 0 ? `${path.join('.')}: ${message}` : message
}

function wording(issue: z.core.$ZodIssue, value: unknown): string {
  const found = issue.path.reduce<unknown>((part, step) => (part as Record<PropertyKey, unknown>)?.[step], value)
  if (typeof found === 'string' && isInCurlyQuotes(found)) return curlyQuotes
  if (issue.code !== 'invalid_type') return issue.message.replace(/^Invalid input: /, '')
  if (found === undefined) return 'is missing'
  if (found === null && issue.path.length === 0) return 'is empty'
  return mustBe(issue.expected, found)
}

const kinds: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list (a dash before each entry)',
  object: 'a map (keys with values)',
  record: 'a map (keys with values)',
}

function mustBe(expected: string, found: unknown): string {
  const kind = found === null ? 'null' : Array.isArray(found) ? 'array' : typeof found
  return `must be ${kinds[expected] ?? expected}, not ${kinds[kind]?.replace(/ \(.*/, '') ?? 'empty'}`
}
