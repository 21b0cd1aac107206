import { bundleMDX } from 'mdx-bundler'
import remarkGfm from 'remark-gfm'

/** What is kept of a Markdown node: enough for the rules on a lesson's text. */
export interface MarkdownNode {
  type: string
  line: number
  name?: string
  value?: string
  url?: string
  /** The text for those who do not see an image. */
  alt?: string
  /** Of a heading, 1 to 6. */
  depth?: number
  attributes?: { name: string | null; value: string | null; line: number }[]
  children?: MarkdownNode[]
}

/** The parsed text is null when it could not be parsed, the code whenever it could not be compiled. */
export interface Bundled {
  text: MarkdownNode | null
  code: string | null
  failure: { line: number; message: string } | null
}

export type Bundle = (source: string) => Promise<Bundled>

/** Compiles one lesson's MDX to code for `getMDXComponent`; lines are those of the source given. */
export async function bundleLesson(source: string): Promise<Bundled> {
  let text: MarkdownNode | null = null
  const keepText = () => (root: SyntaxNode) => {
    text = kept(root)
  }
  try {
    const { code } = await bundleMDX({
      source,
      esbuildOptions: (options) => ({ ...options, logLevel: 'silent' }),
      // First, because the bundler's own plugins add an export to the text.
      mdxOptions: (options) => ({ ...options, remarkPlugins: [keepText, remarkGfm, ...(options.remarkPlugins ?? [])] }),
    })
    return { text, code, failure: null }
  } catch (thrown) {
    return { text, code: null, failure: failureOf(thrown) }
  }
}

interface SyntaxNode {
  type: string
  name?: string | null
  value?: string
  url?: string
  alt?: string | null
  depth?: number
  position?: { start: { line: number } }
  attributes?: { type: string; name?: string; value?: unknown; position?: SyntaxNode['position'] }[]
  children?: SyntaxNode[]
}

function kept(node: SyntaxNode, lineAbove = 1): MarkdownNode {
  const line = node.position?.start.line ?? lineAbove
  return {
    type: node.type,
    line,
    ...(typeof node.name === 'string' && { name: node.name }),
    ...(node.value !== undefined && { value: node.value }),
    ...(node.url !== undefined && { url: node.url }),
    ...(typeof node.alt === 'string' && { alt: node.alt }),
    ...(node.depth !== undefined && { depth: node.depth }),
    ...(node.attributes && {
      attributes: node.attributes.map((one) => ({
        name: one.type === 'mdxJsxAttribute' ? (one.name ?? null) : null,
        value: typeof one.value === 'string' ? one.value : null,
        line: one.position?.start.line ?? line,
      })),
    }),
    ...(node.children && { children: node.children.map((child) => kept(child, line)) }),
  }
}

/** The parser's own words and line; some of its errors tell the line only in their words. */
function failureOf(thrown: unknown): { line: number; message: string } {
  const [first] = (thrown as { errors?: { text: string; location: { line: number } | null }[] }).errors ?? []
  if (!first) throw thrown
  const message = first.text.replace(/^Cannot process MDX file with esbuild:\s*([\d:-]+: )?/, '')
  const line = first.location?.line || Number(/\((\d+):\d+/.exec(message)?.[1] ?? 1)
  return { line, message }
}
