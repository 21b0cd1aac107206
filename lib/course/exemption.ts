import { error, type Place, warning } from './problem'
import type { Problem } from './schema'

/** An author's word that a rule does not fit here, and why. It covers the paragraph or entry that it stands in or before. */
export interface Exemption extends Place {
  rule: string
  reason: string
  /** The last line that it covers. */
  to: number
}

/** In YAML `# allow: rule, reason`; in a lesson the same words in an MDX comment. */
const pattern = /(?:#|\/\*)\s*allow:\s*([a-z-]+)\s*(?:[,:;–—-]\s*)?(.*?)\s*(?:\*\/\}?.*)?$/

/** The exemptions of a file, with a problem for each that gives no reason. */
export function readExemptions(file: string, text: string): { exemptions: Exemption[]; problems: Problem[] } {
  const lines = text.split('\n')
  const exemptions = lines.flatMap((line, index) => {
    const [, rule = '', reason = ''] = pattern.exec(line) ?? []
    return rule ? [{ file, line: index + 1, rule, reason, to: lastLineOf(lines, index) }] : []
  })
  const problems = exemptions
    .filter(({ reason }) => !/\w{2}/.test(reason))
    .map(({ line, rule }) => error({ file, line }, 'exemption', `say why: allow: ${rule}, reason`))
  return { exemptions, problems }
}

/** Up to the next empty line or the next entry of the list, after the first line with words below a comment of its own. */
function lastLineOf(lines: readonly string[], index: number): number {
  const [, indent = '', comment] = /^(\s*)(#|\{\/\*)?/.exec(lines[index] ?? '') ?? []
  let last = index
  let begun = comment === undefined
  for (let next = index + 1; next < lines.length; next += 1) {
    const line = lines[next] ?? ''
    const isEmpty = line.trim() === ''
    const isEntry = /^\s*- /.test(line) && line.search(/\S/) <= indent.length
    if (begun && (isEmpty || isEntry)) break
    if (!isEmpty) begun = true
    last = next
  }
  return last + 1
}

/**
 * Leaves out the warnings that are exempted; errors stand. Once there are none, every rule has run, and an exemption
 * that exempts nothing is a warning.
 */
export function applyExemptions(problems: readonly Problem[], exemptions: readonly Exemption[]): Problem[] {
  const used = new Set<Exemption>()
  const left = problems.filter((problem) => {
    if (problem.severity === 'error') return true
    const exemption = exemptions.find(
      ({ file, line, to, rule }) =>
        file === problem.file && rule === problem.rule && line <= problem.line && problem.line <= to,
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
