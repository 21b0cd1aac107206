import type { BrowserContext } from '@playwright/test'

export interface Watch {
  problems: string[]
  /** Allows console messages that a test provokes, such as those of a rejected save. */
  allow(message: RegExp): void
  over(context: BrowserContext): void
}

/** Records requests to other hosts, console errors and thrown errors of the watched browsers. */
export function makeWatch(origin: string): Watch {
  const problems: string[] = []
  const allowed = [/the server responded with a status of 404/]
  return {
    problems,
    allow: (message) => allowed.push(message),
    over(context) {
      context.on('request', (request) => {
        const url = new URL(request.url())
        if (/^https?:$/.test(url.protocol) && url.origin !== origin) problems.push(`a request to ${url.origin}`)
      })
      context.on('console', (message) => {
        const text = message.text()
        const bad = message.type() === 'error' || /content security policy/i.test(text)
        if (bad && !allowed.some((one) => one.test(text))) problems.push(`on ${message.page()?.url()}: ${text}`)
      })
      context.on('weberror', (error) => problems.push(`thrown: ${error.error().message}`))
    },
  }
}
