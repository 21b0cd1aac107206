/** The part of autocannon that the bench uses: the package ships no types. */
declare module 'autocannon' {
  interface Options {
    url: string
    method?: 'GET' | 'POST'
    headers?: Record<string, string>
    body?: string
    connections: number
    duration: number
  }
  interface Run extends PromiseLike<{ requests: { average: number }; non2xx: number; errors: number }> {
    on(event: 'response', listener: (client: unknown, status: number, bytes: number, milliseconds: number) => void): Run
  }
  export default function autocannon(options: Options): Run
}
