import type { MarkdownNode } from './bundle'
import { attributesOf } from './markdown-tree'

/** A paragraph or a table cell, with the parts of it that are in a `<Term>`. */
export interface Passage {
  text: string
  line: number
  terms: { id: string; from: number; to: number; line: number }[]
}

/** Without headings and links, where a `<Term>` may not be. */
export function passagesOf(node: MarkdownNode): Passage[] {
  if (node.type === 'heading') return []
  const isPassage =
    ['paragraph', 'tableCell'].includes(node.type) || node.children?.some((child) => child.type === 'text')
  return isPassage ? [readPassage(node)] : (node.children ?? []).flatMap(passagesOf)
}

function readPassage(node: MarkdownNode): Passage {
  const passage: Passage = { text: '', line: node.line, terms: [] }
  const visit = (one: MarkdownNode) => {
    if (one.type === 'link' || one.type === 'linkReference') passage.text += '\uE001'
    else if (one.name === 'Term') {
      const from = passage.text.length
      for (const child of one.children ?? []) visit(child)
      passage.terms.push({ id: attributesOf(one).id ?? '', from, to: passage.text.length, line: one.line })
    } else {
      if (one.value !== undefined && !one.type.startsWith('mdx')) passage.text += one.value
      for (const child of one.children ?? []) visit(child)
    }
  }
  for (const child of node.children ?? []) visit(child)
  return passage
}
