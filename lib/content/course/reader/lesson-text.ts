import { headingId, stepAnchor } from '../heading-id'
import type { Problem } from '../schema'
import type { MarkdownNode } from './bundle'
import { attributesOf, blocksOf, countWords, flatten, proseOf } from './markdown-tree'
import { type Passage, passagesOf } from './passages'
import { error } from './problem'
import { gradeOf, wordsOf } from './readability'
import { type Sentence, sentencesOf } from './sentences'
import { readSteps, type StepText } from './step-text'

const components: Record<string, string[]> = {
  Step: ['id', 'title'],
  Check: ['item'],
  Term: ['id'],
  Cite: ['fact'],
  CommonMistake: ['claim'],
  Fact: ['fact'],
  Line: ['fact'],
  Call: ['line'],
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

/** A step's title counts as a heading of level 2. */
export interface LessonHeading {
  text: string
  line: number
  depth: number
  anchor: string
}

export interface LessonText {
  tags: LessonTag[]
  steps: StepText[]
  /** Lines of text that is in no step. */
  outside: number[]
  headings: LessonHeading[]
  links: { url: string; line: number }[]
  sentences: Sentence[]
  passages: Passage[]
  /** Words of the text itself, without corrections and sources. */
  words: number
  grade: number
  problems: Problem[]
}

export function readLessonText(file: string, root: MarkdownNode): LessonText {
  const nodes = flatten(root)
  const blocks = blocksOf(root)
  const tags = nodes.filter((node) => node.type.startsWith('mdxJsx'))
  const steps = readSteps(root)
  const outside = (root.children ?? []).filter(
    (node) => node.name !== 'Step' && node.type !== 'mdxjsEsm' && !isComment(node),
  )
  return {
    tags: tags.map((node) => ({ name: node.name ?? '', line: node.line, attributes: attributesOf(node) })),
    steps,
    outside: outside.map(({ line }) => line),
    headings: nodes.flatMap(headingOf),
    links: nodes.flatMap(({ type, url, line }) =>
      ['link', 'definition'].includes(type) ? [{ url: url ?? '', line }] : [],
    ),
    sentences: sentencesOf(root),
    passages: passagesOf(root),
    words: countWords(root) + steps.reduce((sum, { title }) => sum + wordsOf(title).length, 0),
    grade: gradeOf(blocks.filter((block) => !['heading', 'tableCell'].includes(block.type)).map(proseOf)),
    problems: [...nodes.flatMap((node) => refusalOf(file, node)), ...tags.flatMap((tag) => tagProblems(file, tag))],
  }
}

function headingOf(node: MarkdownNode): LessonHeading[] {
  if (node.name === 'Step') {
    const { id = '', title = '' } = attributesOf(node)
    return [{ text: title, line: node.line, depth: 2, anchor: stepAnchor(id) }]
  }
  if (node.type !== 'heading') return []
  const text = proseOf(node).replace(/\s+/g, ' ').trim()
  return [{ text, line: node.line, depth: node.depth ?? 2, anchor: headingId(text) }]
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
  if (scheme && !['https', 'tel', 'mailto'].includes(scheme)) {
    const instead = scheme === 'http' ? '; use “https:”' : ''
    return [error({ file, line }, 'mdx', `a link may not use “${scheme}:”${instead}`)]
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
