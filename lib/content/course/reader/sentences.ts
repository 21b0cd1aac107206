import type { MarkdownNode } from './bundle'

export interface Sentence {
  text: string
  line: number
  cited: boolean
  /** Has a link to another site. */
  linked: boolean
  /** Inside `<Guidance>`, which the page marks as unsourced. */
  guidance: boolean
}

/** Placeholders for `<Cite>`, and for `<Line>` or `<Fact>`, which bring their own source. */
const citeMark = '\uE000'
const linkMark = '\uE001'
const allMarks = /[\uE000\uE001]/g
const marks: Record<string, string> = { Cite: citeMark, Line: citeMark, Fact: citeMark }

/** From paragraphs, list items and table rows; headings are questions and need no source. */
export function sentencesOf(root: MarkdownNode): Sentence[] {
  return blocksOf(root, false).flatMap(({ node, guidance }) => {
    const { text, lines, unsourced } = linearize(node)
    return split(text).map(({ start, end }) => {
      const part = text.slice(start, end)
      return {
        text: part.replaceAll(allMarks, '').replace(/\s+/g, ' ').trim(),
        line: lines[start] ?? node.line,
        cited: part.includes(citeMark),
        linked: part.includes(linkMark),
        guidance: guidance || unsourced.slice(start, end).includes(true),
      }
    })
  })
}

function blocksOf(node: MarkdownNode, inGuidance: boolean): { node: MarkdownNode; guidance: boolean }[] {
  const guidance = inGuidance || node.name === 'Guidance'
  if (node.type === 'heading') return []
  if (['paragraph', 'tableRow'].includes(node.type)) return [{ node, guidance }]
  // `<Guidance>Wait.</Guidance>` on one line has no paragraph around its text.
  if (node.children?.some((child) => child.type === 'text')) return [{ node, guidance }]
  return (node.children ?? []).flatMap((child) => blocksOf(child, guidance))
}

function linearize(node: MarkdownNode) {
  let text = ''
  const lines: number[] = []
  const unsourced: boolean[] = []
  let inGuidance = false
  const add = (part: string, from: number) => {
    let line = from
    for (const character of part) {
      text += character
      lines.push(line)
      unsourced.push(inGuidance)
      if (character === '\n') line += 1
    }
  }
  const visit = (one: MarkdownNode) => {
    const isGuidance = one.name === 'Guidance'
    if (isGuidance) inGuidance = true
    const mark = one.name ? marks[one.name] : undefined
    if (one.type === 'link' && /^https?:/i.test(one.url ?? '')) add(linkMark, one.line)
    if (mark) add(mark, one.line)
    else if (one.value !== undefined && !one.type.startsWith('mdx')) add(one.value, one.line)
    for (const child of one.children ?? []) visit(child)
    if (one.type === 'tableCell') add(' | ', one.line)
    if (isGuidance) inGuidance = false
  }
  visit(node)
  return { text, lines, unsourced }
}

/** Abbreviations whose period doesn't end a sentence. */
const abbreviation = /(?:\b(?:[A-Z]\.){2,}|\b(?:Pub|No|Vol|Ch|Pt|vs?|Mr|Ms|Mrs|Dr|St|Inc|ch|art|sec|a\.m|p\.m)\.)$/

/** Includes the citation marks after the period. */
function split(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  const ends = /[.!?]["'”’)\]]*(?=\s|\uE000|$)(?:\s*\uE000)*/g
  let start = text.search(/\S/)
  for (const match of text.matchAll(ends)) {
    const end = match.index + match[0].length
    if (end <= start) continue
    const isMarked = match[0].includes(citeMark)
    const upToPoint = text.slice(start, match.index + 1)
    const next = text.slice(end).replace(linkMark, '').trimStart()
    if (!isMarked && next && (abbreviation.test(upToPoint) || /^[a-z]/.test(next))) continue
    found.push({ start, end })
    start = end + Math.max(0, text.slice(end).search(/\S/))
  }
  if (/[\p{L}\p{N}]/u.test(text.slice(start))) found.push({ start, end: text.length })
  return found
}
