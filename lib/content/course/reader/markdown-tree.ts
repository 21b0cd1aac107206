import type { MarkdownNode } from './bundle'
import { wordsOf } from './readability'

export function flatten(node: MarkdownNode): MarkdownNode[] {
  return [node, ...(node.children ?? []).flatMap(flatten)]
}

const isText = (node: MarkdownNode) => ['text', 'inlineCode', 'code'].includes(node.type)

export function blocksOf(node: MarkdownNode): MarkdownNode[] {
  const children = node.children ?? []
  return isText(node) || children.some(isText) ? [node] : children.flatMap(blocksOf)
}

export function proseOf(node: MarkdownNode): string {
  return isText(node) ? (node.value ?? '') : (node.children ?? []).map(proseOf).join('')
}

export function countWords(node: MarkdownNode): number {
  return blocksOf(node).reduce((sum, block) => sum + wordsOf(proseOf(block)).length, 0)
}

export function attributesOf(node: MarkdownNode): Record<string, string> {
  return Object.fromEntries(
    (node.attributes ?? []).flatMap(({ name, value }) => (name && value ? [[name, value]] : [])),
  )
}
