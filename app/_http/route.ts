/** Parameters in a route's path: `/learn/[course]` has `course`. */
export type Params<Path extends string> = Path extends `${string}[${infer Name}]${infer Rest}`
  ? { [K in Name]: string } & Params<Rest>
  : unknown

export interface Context<Path extends string> {
  params: Promise<Params<Path>>
}

export function routePath(request: Request): string {
  const { pathname, search } = new URL(request.url)
  return pathname + search
}
