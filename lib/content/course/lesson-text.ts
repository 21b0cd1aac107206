import type { MarkdownNode } from './bundle'
import { error } from './problem'
import { gradeOf, wordsOf } from './readability'
import type { Problem } from './schema'
import { type Sentence, sentencesOf } from './sentences'

const components: Record<string, string[]> = {
  Cite: ['fact'],
  Correction: ['claim'],
  Fact: ['fact'],
  Line: ['fact'],
  Figure: ['name'],
  Guidance: [],
  Note: ['title'],
  ContentNote: [],
}

const refusedNodes: Record<string, string> = {
  mdxjsEsm: 'import and export are not allowed in a lesson',
  mdxFlowExpression: '{expressions} are not allowed in a lesson',
  mdxTextExpression: '{expressions} are not allowed in a lesson',
  image: 'images are not allowed in a lesson; use <Figure>, which has its text beside it',
  imageReference: 'images are not allowed in a lesson; use <Figure>, which has its text beside it',
}

export interface LessonTag {
  name: string
  line: number
  attributes: Record<string, string>
}

export interface LessonText {
  tags: LessonTag[]
  headings: { text: string; line: number; depth: number }[]
  links: { url: string; line: number }[]
  sentences: Sentence[]
  /** Words of the text itself, without corrections and sources. */
  words: number
  grade: number
  problems: Problem[]
}

export function readLessonText(file: string, root: MarkdownNode): LessonText {
  const nodes = flatten(root)
  const blocks = blocksOf(root)
  const tags = nodes.filter((node) => node.type.startsWith('mdxJsx'))
  return {
    tags: tags.map((node) => ({ name: node.name ?? '', line: node.line, attributes: attributesOf(node) })),
    headings: nodes
      .filter((node) => node.type === 'heading')
      .map((node) => ({ text: textOf(node).replace(/\s+/g, ' ').trim(), line: node.line, depth: node.depth ?? 2 })),
    links: nodes.flatMap(({ type, url, line }) =>
      ['link', 'definition'].includes(type) ? [{ url: url ?? '', line }] : [],
    ),
    sentences: sentencesOf(root),
    words: blocks.reduce((sum, block) => sum + wordsOf(textOf(block)).length, 0),
    grade: gradeOf(blocks.filter((block) => !['heading', 'tableCell'].includes(block.type)).map(textOf)),
    problems: [...nodes.flatMap((node) => refusalOf(file, node)), ...tags.flatMap((tag) => tagProblems(file, tag))],
  }
}

function flatten(node: MarkdownNode): MarkdownNode[] {
  return [node, ...(node.children ?? []).flatMap(flatten)]
}

const isText = (node: MarkdownNode) => ['text', 'inlineCode', 'code'].includes(node.type)

function blocksOf(node: MarkdownNode): MarkdownNode[] {
  const children = node.children ?? []
  return isText(node) || children.some(isText) ? [node] : children.flatMap(blocksOf)
}

function textOf(node: MarkdownNode): string {
  return isText(node) ? (node.value ?? '') : (node.children ?? []).map(textOf).join('')
}

function attributesOf(node: MarkdownNode): Record<string, string> {
  return Object.fromEntries(
    (node.attributes ?? []).flatMap(({ name, value }) => (name && value ? [[name, value]] : [])),
  )
}

function refusalOf(file: string, node: MarkdownNode): Problem[] {
  const { line, url = '' } = node
  const refused = isComment(node) ? undefined : refusedNodes[node.type]
  const unnamed = node.type.startsWith('image') && !node.alt?.trim()
  if (refused) {
    return [
      error({ file, line }, 'mdx', refused),
      ...(unnamed ? [error({ file, line }, 'missing-alt', 'an image without alternative text')] : []),
    ]
  }
  // MDX has no other HTML, so only links can carry a scheme.
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase()
  if (scheme && !['https', 'http', 'tel', 'mailto'].includes(scheme)) {
    return [error({ file, line }, 'mdx', `a link may not use “${scheme}:”`)]
  }
  return []
}

/** The only allowed expression: exemptions are written in comments. */
function isComment({ type, value = '' }: MarkdownNode): boolean {
  return type.endsWith('Expression') && /^\s*\/\*[\s\S]*\*\/\s*$/.test(value)
}

function tagProblems(file: string, tag: MarkdownNode): Problem[] {
  const { name = '', line, attributes = [] } = tag
  const wanted = Object.hasOwn(components, name) ? components[name] : undefined
  if (!wanted) {
    const known = Object.keys(components).join(', ')
    return [error({ file, line }, 'component', `unknown component <${name}>; a lesson may use ${known}`)]
  }
  const wrong = attributes.flatMap((one) => {
    const place = { file, line: one.line }
    if (one.name === null) return [error(place, 'mdx', `<${name}> may not spread an {expression}`)]
    if (!wanted.includes(one.name)) return [error(place, 'attribute', `<${name}> has no attribute “${one.name}”`)]
    return one.value?.trim() ? [] : [error(place, 'attribute', `“${one.name}” of <${name}> must be text in quotes`)]
  })
  const missing = wanted
    .filter((attribute) => !attributes.some((one) => one.name === attribute))
    .map((attribute) => error({ file, line }, 'attribute', `<${name}> needs the attribute “${attribute}”`))
  return [...wrong, ...missing]
}
