import type { Problem } from '../schema'
import { error, type Place, warning } from './problem'

export interface Exemption extends Place {
  rule: string
  reason: string
  from: number
  to: number
}

type Found = Omit<Exemption, 'file'>

/** YAML: `# allow: rule, reason` at an entry. Lessons: in an MDX comment of a paragraph or above a line. */
export function readExemptions(file: string, text: string): { exemptions: Exemption[]; problems: Problem[] } {
  const lines = text.split('\n')
  const end = file.endsWith('.mdx')
    ? lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---')
    : lines.length
  const found = [...inYaml(lines.slice(0, end)), ...(file.endsWith('.mdx') ? inMdx(lines, end + 1) : [])]
  const exemptions = found.map((one) => ({ file, ...one }))
  const problems = exemptions
    .filter(({ reason }) => !/\w{2}/.test(reason))
    .map(({ line, rule }) => error({ file, line }, 'exemption', `give a reason: allow: ${rule}, reason`))
  return { exemptions, problems }
}

const words = /allow:\s*([a-z-]+)\s*(?:[,:;–—-]\s*)?([\s\S]*)$/
const indentOf = (line: string) => line.search(/\S|$/)
const isBlank = (line: string | undefined) => (line ?? '').trim() === ''
const isComment = (line: string | undefined) => /^\s*#/.test(line ?? '')

function inYaml(lines: readonly string[]): Found[] {
  let scalarIndent = -1
  return lines.flatMap((line, index) => {
    // Inside a block scalar, `#` is text.
    if (scalarIndent >= 0 && (isBlank(line) || indentOf(line) > scalarIndent)) return []
    scalarIndent = /[:-]\s+[>|][+-]?\d*\s*$/.test(line) ? indentOf(line) : -1
    const [, rule, reason = ''] = words.exec(/(?:^|\s)#(.*)$/.exec(line)?.[1] ?? '') ?? []
    if (!rule) return []
    let first = index
    while (first < lines.length - 1 && (isComment(lines[first]) || isBlank(lines[first]))) first += 1
    return [{ line: index + 1, rule, reason: reason.trim(), from: first + 1, to: endOfEntry(lines, first) + 1 }]
  })
}

function endOfEntry(lines: readonly string[], first: number): number {
  const indent = indentOf(lines[first] ?? '')
  let last = first
  for (let next = first + 1; next < lines.length; next += 1) {
    if (isBlank(lines[next])) continue
    if (indentOf(lines[next] ?? '') <= indent) break
    last = next
  }
  return last
}

function inMdx(lines: readonly string[], start: number): Found[] {
  const text = lines.join('\n')
  const offset = lines.slice(0, start).join('\n').length
  return [...text.matchAll(/\{\s*\/\*([\s\S]*?)\*\/\s*\}/g)].flatMap((match) => {
    const [, rule, reason = ''] = words.exec(match[1] ?? '') ?? []
    if (!rule || match.index < offset) return []
    const first = text.slice(0, match.index).split('\n').length - 1
    const last = first + match[0].split('\n').length - 1
    const isAlone =
      lines
        .slice(first, last + 1)
        .join('\n')
        .replaceAll(/\{\s*\/\*[\s\S]*?\*\/\s*\}/g, '')
        .trim() === ''
    let from = first
    let to = last
    if (isAlone) {
      from = last + 1
      while (from < lines.length - 1 && isBlank(lines[from])) from += 1
      to = from
    } else {
      while (from > start && !isBlank(lines[from - 1])) from -= 1
    }
    while (to < lines.length - 1 && !isBlank(lines[to + 1])) to += 1
    return [{ line: first + 1, rule, reason: reason.trim(), from: from + 1, to: to + 1 }]
  })
}

/** Drops exempted warnings, never errors. Without errors, an unused exemption is itself a warning. */
export function applyExemptions(problems: readonly Problem[], exemptions: readonly Exemption[]): Problem[] {
  const used = new Set<Exemption>()
  const left = problems.filter((problem) => {
    if (problem.severity === 'error') return true
    const exemption = exemptions.find(
      ({ file, from, to, rule }) =>
        file === problem.file && rule === problem.rule && from <= problem.line && problem.line <= to,
    )
    if (exemption) used.add(exemption)
    return !exemption
  })
  if (problems.some(({ severity }) => severity === 'error')) return left
  const idle = exemptions.filter((one) => !used.has(one))
  return [
    ...left,
    ...idle.map(({ file, line, rule }) =>
      warning({ file, line }, 'exemption', `nothing here breaks the rule “${rule}”`),
    ),
  ]
}
