import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { ReactElement } from 'react'
import { refusal } from '@/app/_auth/respond'
import { env } from '@/lib/platform/env'
import { frameOf, withoutReact } from './frame'
import { contentSecurityPolicy } from './policy'

/** What a document shows: its title and its `main`. */
export interface Content {
  title: string
  main: ReactElement
  /** Whose sections the bar on top names: a learner's unless it says otherwise. */
  audience?: 'learner' | 'public'
  status?: number
  headers?: Record<string, string>
}

const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'private, no-store',
  'Content-Security-Policy': contentSecurityPolicy(),
  // Read and removed by the server's front: this is no shell of Next's, also when it says that there is nothing.
  'X-Northlight-Whole': '1',
}

/**
 * Answers with a document: the site's frame as prerendered, `main` rendered here, and no React in the browser.
 * For pages that are made for each request and are asked for most (docs/decisions/014). `work` may answer otherwise, for
 * example with a redirect; who is not signed in is sent to sign in and back.
 */
export async function respondDocument(request: Request, work: () => Promise<Content | Response>): Promise<Response> {
  try {
    const content = await work()
    if (content instanceof Response) return content
    const body = await render(request, content)
    return new Response(body, { status: content.status ?? 200, headers: { ...headers, ...content.headers } })
  } catch (error) {
    const { pathname, search } = new URL(request.url)
    return refusal(request, error, pathname + search)
  }
}

async function render(request: Request, { title, main, audience = 'learner' }: Content): Promise<string> {
  // Next refuses a static import, since its pages do not need one.
  const { renderToStaticMarkup } = await import('react-dom/server')
  const { before, after } = frameOf(await readFrame(request, frames[audience]), title)
  return before + renderToStaticMarkup(main) + after
}

const frames = { learner: 'frame', public: 'public-frame' }
const kept = new Map<string, Promise<string>>()

async function readFrame(request: Request, name: string): Promise<string> {
  if (env.NODE_ENV === 'production') {
    const file = path.join(process.cwd(), '.next', 'plain', 'stand-in', `${name}.html`)
    const frame = kept.get(name) ?? readFile(file, 'utf8')
    kept.set(name, frame)
    return frame
  }
  const answer = await fetch(new URL(`/stand-in/${name}`, request.url), { cache: 'no-store' })
  return withoutReact(await answer.text())
}
