import { refusal } from './refusal'
import { type Context, type Params, routePath } from './route'

export interface ReadRequest<Path extends string> {
  request: Request
  params: Params<Path>
  query: URLSearchParams
}

export type Read<Path extends string, Content> = (asked: ReadRequest<Path>) => Promise<Content | Response>

/** Shared by `page` and `file`: an error becomes a page, and `work` may return another response. */
export function read<Path extends string, Content extends object>(
  work: Read<Path, Content>,
  respond: (content: Content, address: string) => Response | Promise<Response>,
): (request: Request, context: Context<Path>) => Promise<Response> {
  return async (request, context) => {
    try {
      const params = await context.params
      const content = await work({
        request,
        params,
        get query() {
          return new URL(request.url).searchParams
        },
      })
      return content instanceof Response ? content : await respond(content, new URL(request.url).pathname)
    } catch (error) {
      return refusal(request, error, routePath(request))
    }
  }
}
