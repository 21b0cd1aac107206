import { refusal } from './refusal'
import { privately } from './respond'
import { type Context, type Params, pathOf } from './route'

interface FileRequest<Path extends string> {
  request: Request
  params: Params<Path>
  query: URLSearchParams
}

export interface FileContent {
  body: BodyInit
  type: string
  /** The download name; without one, the browser displays the file. */
  name?: string
  headers?: Record<string, string>
}

/** Private unless its headers say otherwise. `work` guards and returns the bytes, or another response. */
export function file<Path extends string = '/'>(
  work: (asked: FileRequest<Path>) => Promise<FileContent | Response>,
): (request: Request, context: Context<Path>) => Promise<Response> {
  return async (request, context) => {
    try {
      const query = new URL(request.url).searchParams
      const content = await work({ request, params: await context.params, query })
      if (content instanceof Response) return content
      const { body, type, name, headers } = content
      const disposition = name && { 'Content-Disposition': `attachment; filename="${name}"` }
      return new Response(body, { headers: { ...privately, 'Content-Type': type, ...disposition, ...headers } })
    } catch (error) {
      return refusal(request, error, pathOf(request))
    }
  }
}
