interface Node {
  type: string
  name?: string | null
  value?: string
  attributes?: { type: string; name?: string; value?: unknown }[]
  children?: Node[]
}

/** A remark plugin: gives each paragraph one mark for all of its sources, and each table one below it. */
export function mergeCites() {
  return (root: object) => mergeIn(root as Node)
}

function mergeIn(parent: Node): void {
  parent.children = (parent.children ?? []).flatMap((node) => {
    if (node.type === 'paragraph') mergeInParagraph(node)
    else if (node.type === 'table') return [node, ...sourcesBelow(node)]
    else mergeIn(node)
    return [node]
  })
}

function mergeInParagraph(paragraph: Node): void {
  const lines = named(paragraph, 'Line')
  if (named(paragraph, 'Cite').length + lines.length < 2) return
  const facts = [...take(paragraph), ...lines.flatMap(factsOf)]
  for (const line of lines) line.attributes?.push(attribute('cited', 'below'))
  paragraph.children?.push({ type: 'text', value: ' ' }, cite(facts))
}

function sourcesBelow(table: Node): Node[] {
  const facts = take(table)
  return facts.length > 0 ? [{ type: 'paragraph', children: [cite(facts)] }] : []
}

/** Removes the citations of a block and returns their facts. */
function take(node: Node): string[] {
  return (node.children ?? []).flatMap((child) => {
    if (child.name !== 'Cite') return take(child)
    node.children = node.children?.filter((one) => one !== child)
    return factsOf(child)
  })
}

function named(node: Node, name: string): Node[] {
  return (node.children ?? []).flatMap((child) => (child.name === name ? [child] : named(child, name)))
}

function factsOf({ attributes }: Node): string[] {
  const value = attributes?.find((one) => one.name === 'fact')?.value
  return typeof value === 'string' ? value.split(/\s+/).filter(Boolean) : []
}

function cite(facts: string[]): Node {
  return {
    type: 'mdxJsxTextElement',
    name: 'Cite',
    attributes: [attribute('fact', [...new Set(facts)].join(' '))],
    children: [],
  }
}

function attribute(name: string, value: string) {
  return { type: 'mdxJsxAttribute', name, value }
}
