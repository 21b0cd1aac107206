import { refusal } from './refusal'
import { type Content, renderDocument } from './render'
import { htmlResponse } from './respond'
import { type Context, type Params, pathOf } from './route'

interface PageRequest<Path extends string> {
  request: Request
  params: Params<Path>
  query: URLSearchParams
}

export interface PageContent extends Content {
  status?: number
  headers?: Record<string, string>
}

/**
 * An HTML document per request. `work` guards, queries, and returns the page or another response. Requests without a
 * session go to sign-in and come back.
 */
export function page<Path extends string = '/'>(
  work: (asked: PageRequest<Path>) => Promise<PageContent | Response>,
): (request: Request, context: Context<Path>) => Promise<Response> {
  return async (request, context) => {
    try {
      const query = new URL(request.url).searchParams
      const content = await work({ request, params: await context.params, query })
      if (content instanceof Response) return content
      const { status, headers, ...shown } = content
      return htmlResponse(await renderDocument(shown), { status, headers })
    } catch (error) {
      return refusal(request, error, pathOf(request))
    }
  }
}
