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
}

const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'private, no-store',
  'Content-Security-Policy': contentSecurityPolicy(),
}

/**
 * Answers a GET with a document: the site's frame as prerendered, `main` rendered here, and no React in the browser.
 * For pages that are made for each request and are asked for most (docs/decisions/014). `work` may answer otherwise, for
 * example with a redirect; who is not signed in is sent to sign in and back.
 */
export async function respondDocument(request: Request, work: () => Promise<Content | Response>): Promise<Response> {
  try {
    const content = await work()
    return content instanceof Response ? content : new Response(await render(request, content), { headers })
  } catch (error) {
    const { pathname, search } = new URL(request.url)
    return refusal(request, error, pathname + search)
  }
}

async function render(request: Request, { title, main }: Content): Promise<string> {
  // Next refuses a static import, since its pages do not need one.
  const { renderToStaticMarkup } = await import('react-dom/server')
  const { before, after } = frameOf(await readFrame(request), title)
  return before + renderToStaticMarkup(main) + after
}

const plainFrame = path.join(process.cwd(), '.next', 'plain', 'stand-in', 'frame.html')
let kept: Promise<string> | undefined

async function readFrame(request: Request): Promise<string> {
  if (env.NODE_ENV === 'production') {
    kept ??= readFile(plainFrame, 'utf8')
    return kept
  }
  const answer = await fetch(new URL('/stand-in/frame', request.url), { cache: 'no-store' })
  return withoutReact(await answer.text())
}
