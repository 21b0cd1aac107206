import type { MarkdownNode } from './bundle'
import { attributesOf, countWords, flatten } from './markdown-tree'
import { wordsOf } from './readability'

export interface StepText {
  id: string
  title: string
  line: number
  words: number
  /** The item of the check that ends the step. */
  check: string | null
  /** Lines of checks and steps where none may be. */
  misplaced: { name: 'Check' | 'Step'; line: number }[]
}

export function readSteps(root: MarkdownNode): StepText[] {
  return (root.children ?? []).filter(({ name }) => name === 'Step').map(readStep)
}

function readStep(node: MarkdownNode): StepText {
  const { id = '', title = '' } = attributesOf(node)
  const last = node.children?.at(-1)
  const check = last?.name === 'Check' ? last : undefined
  const inside = flatten(node).filter((one) => one !== node && one !== check)
  return {
    id,
    title,
    line: node.line,
    words: countWords(node) + wordsOf(title).length,
    check: check ? (attributesOf(check).item ?? null) : null,
    misplaced: inside.flatMap(({ name, line }) => (name === 'Check' || name === 'Step' ? [{ name, line }] : [])),
  }
}
