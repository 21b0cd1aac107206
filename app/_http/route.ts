/** The parameters that a route's folders name: `/learn/[course]` has `course`. */
export type Params<Path extends string> = Path extends `${string}[${infer Name}]${infer Rest}`
  ? { [K in Name]: string } & Params<Rest>
  : unknown

/** Next's second argument to a route handler. */
export interface Context<Path extends string> {
  params: Promise<Params<Path>>
}

export function pathOf(request: Request): string {
  const { pathname, search } = new URL(request.url)
  return pathname + search
}
