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
  respond: (content: Content) => Response | Promise<Response>,
): (request: Request, context: Context<Path>) => Promise<Response> {
  return async (request, context) => {
    try {
      const params = await context.params
      const content = await work({
        request,
        params,
        get query() {
          const asked = new URL(request.url).searchParams
          // An attack: every object has something by this name, and a page would show it as a word.
          for (const [name, value] of [...asked]) if (value === '__proto__') asked.delete(name)
          return asked
        },
      })
      return content instanceof Response ? content : await respond(content)
    } catch (error) {
      return refusal(request, error, routePath(request))
    }
  }
}
