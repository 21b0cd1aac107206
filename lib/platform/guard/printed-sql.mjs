/* SQL as Postgres prints it, in forms that compare equal if they mean the same. */

const quoted = /('(?:[^']|'')*')/

/** Without the tables before columns. Postgres 15 writes them in each view; later ones only where they are needed. */
export function withoutTables(text) {
  return text
    .split(quoted)
    .map((part, index) => (index % 2 ? part : part.replace(/\b\w+\.(?=\w)/g, '')))
    .join('')
}

/** The parts of a group that all its ANDs, or all its ORs, join; null if neither does. */
function operandsOf(parts) {
  for (const word of ['AND', 'OR']) {
    const operands = [[]]
    for (const part of parts) {
      const [first, ...rest] = typeof part === 'string' && !quoted.test(part) ? part.split(` ${word} `) : [part]
      operands.at(-1).push(first)
      for (const next of rest) operands.push([next])
    }
    if (operands.length > 1) return { word, operands }
  }
  return null
}

const isBlank = (part) => typeof part === 'string' && part.trim() === ''

function print(parts) {
  const joined = operandsOf(parts)
  const splice = (operand) => {
    const [only, ...more] = operand.filter((part) => !isBlank(part))
    const inner = joined && Array.isArray(only) && more.length === 0 ? operandsOf(only) : null
    return inner?.word === joined?.word && inner ? inner.operands.flatMap(splice) : [operand]
  }
  const text = (operand) => operand.map((part) => (Array.isArray(part) ? `(${print(part)})` : part)).join('')
  return joined
    ? joined.operands
        .flatMap(splice)
        .map((one) => text(one).trim())
        .join(` ${joined.word} `)
    : text(parts)
}

/** `((a AND b) AND c)` as `(a AND b AND c)`, which it becomes in a restored dump. */
export function flattenJunctions(text) {
  const open = [[]]
  for (const token of text.split(/('(?:[^']|'')*'|[()])/)) {
    if (token === '(') open.push([])
    else if (token === ')' && open.length > 1) {
      const group = open.pop()
      open.at(-1).push(group)
    } else open.at(-1).push(token)
  }
  return open.length === 1 ? print(open[0]) : text
}
