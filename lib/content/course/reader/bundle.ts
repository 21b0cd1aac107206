import { bundleMDX } from 'mdx-bundler'
import remarkGfm from 'remark-gfm'
import { mergeCites } from './merge-cites'

export interface MarkdownNode {
  type: string
  line: number
  name?: string
  value?: string
  url?: string
  alt?: string
  depth?: number
  attributes?: { name: string | null; value: string | null; line: number }[]
  children?: MarkdownNode[]
}

export interface Bundled {
  text: MarkdownNode | null
  code: string | null
  failure: { line: number; message: string } | null
}

export type Bundle = (source: string) => Promise<Bundled>

export async function bundleLesson(source: string): Promise<Bundled> {
  let text: MarkdownNode | null = null
  const attachText = () => (root: SyntaxNode) => {
    text = plainNode(root)
  }
  try {
    const { code } = await bundleMDX({
      source,
      esbuildOptions: (options) => ({ ...options, logLevel: 'silent' }),
      // First, because the bundler's plugins add an export to the text.
      mdxOptions: (options) => ({
        ...options,
        remarkPlugins: [attachText, mergeCites, remarkGfm, ...(options.remarkPlugins ?? [])],
      }),
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

function plainNode(node: SyntaxNode, lineAbove = 1): MarkdownNode {
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
    ...(node.children && { children: node.children.map((child) => plainNode(child, line)) }),
  }
}

function failureOf(thrown: unknown): { line: number; message: string } {
  const [first] = (thrown as { errors?: { text: string; location: { line: number } | null }[] }).errors ?? []
  if (!first) return { line: 1, message: String((thrown as Error).message ?? thrown).split('\n', 1)[0] ?? '' }
  const message = first.text.replace(/^Cannot process MDX file with esbuild:\s*([\d:-]+: )?/, '')
  const line = first.location?.line || Number(/\((\d+):\d+/.exec(message)?.[1] ?? 1)
  return { line, message }
}
