export interface Variant {
  name: string
  path: string
  method?: string
  headers?: Record<string, string>
  body?: string
}

const flight = { RSC: '1' }
const subrequests = ['proxy', 'middleware', 'src/proxy', 'src/middleware', 'pages/_middleware', 'app/proxy']
/** Next's segment name: the route group in Base64, then the parameters. */
const pageSegment = `/!${btoa('(learner)')}/learn/$d$course/$d$unit/__PAGE__`
/** Handlers under a lesson, which an attacker might use to reach the lesson itself. */
const handlers = [
  ...['/views', '/beats', '/begin', '/step', '/reading', '/attempts', '/practice', '/practice/responses'],
  ...['responses', 'submission', 'items/1', 'review', 'result'].map((end) => `/attempts/x/${end}`),
]
const left = ['/learn/x/y/reading', '/learn/x/y/attempts/x/items', '/certificates/NL-0.pdf', '/manage/x/people.csv']
const form = { 'Content-Type': 'application/x-www-form-urlencoded' }

/** The plain request for a lesson and the bypasses that an attacker might try. */
export function variantsOf(address: string): Variant[] {
  const [, learn = '', course = '', unit = ''] = address.split('/')
  const encoded = (text: string) => `%${text.charCodeAt(0).toString(16)}${text.slice(1)}`
  const at = (path: string, headers: Record<string, string> = {}): Variant => ({
    name: [path, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)].join(' '),
    path,
    headers,
  })
  const by = (method: string, headers: Record<string, string> = {}): Variant => ({
    ...at(address, headers),
    name: `${method} ${address} ${JSON.stringify(headers)}`,
    method,
    ...(method !== 'HEAD' && method !== 'OPTIONS' && { body: '' }),
  })
  return [
    at(address),
    by('HEAD'),
    by('POST', form),
    by('POST', { ...form, 'Next-Action': '00'.repeat(21) }),
    by('POST', { 'Content-Type': 'multipart/form-data; boundary=x' }),
    by('POST', { ...form, RSC: '1' }),
    ...['PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method) => by(method)),
    at(address, { 'X-HTTP-Method-Override': 'GET' }),

    at(address, flight),
    at(address, { ...flight, 'Next-Router-Prefetch': '1' }),
    at(address, { ...flight, 'Next-Router-Prefetch': '2' }),
    ...['/_tree', '/_full', '/_head', '/_index', `/${learn}`, pageSegment].map((segment) =>
      at(address, { ...flight, 'Next-Router-Prefetch': '1', 'Next-Router-Segment-Prefetch': segment }),
    ),
    at(address, { ...flight, 'Next-Router-State-Tree': '%5B%22%22%2C%7B%7D%5D' }),
    at(address, { ...flight, 'Next-Url': '/' }),
    at(`${address}?_rsc=1a2b3`, flight),
    at(`${address}?_rsc=1a2b3`),
    at(`${address}?__nextDataReq=1`),
    at(`${address}?nxtPcourse=${course}&nxtPunit=${unit}`),

    ...['.rsc', '.prefetch.rsc', '.txt', '.html', '.meta', '.json', '.body', '.js'].map((end) => at(address + end)),
    ...['_tree', '_full', '_head', '_index', 'learn', '$oc-unit'].flatMap((segment) => [
      at(`${address}.segments/${segment}.segment.rsc`),
      at(`${address}.segments/${learn}/${segment}.segment.rsc`),
    ]),
    at(`${address}.segments${pageSegment}.segment.rsc`),
    at(`/_next/data/development${address}.json`),
    at(`/_next/data/build${address}.json`, { 'x-nextjs-data': '1' }),
    at(`/_next/image?url=${encodeURIComponent(address)}&w=640&q=75`),
    at(`/_next/static/..${address}`),
    at(`/_next/static/../../server/app${address}.html`),
    at(`/_next/static/%2e%2e/%2e%2e/server/app${address}.html`),
    at(`/_next/static/..%2f..%2fserver%2fapp${address}.html`),

    at(`/${encoded(learn)}/${course}/${unit}`),
    at(`/${learn}/${encoded(course)}/${unit}`),
    at(`/${learn}/${course}/${encoded(unit)}`),
    at(`/${learn}/${encoded(course)}/${encoded(unit)}`, flight),
    at(`/%25${encoded(learn).slice(1)}/${course}/${unit}`),
    at(`/${learn}%2f${course}%2f${unit}`),
    at(`/${learn}%5c${course}%5c${unit}`),
    at(`/${learn}\\${course}\\${unit}`),
    at(`/${address}`),
    at(`//${learn}//${course}//${unit}`),
    at(`/${learn}/${course}//${unit}`),
    at(`/.${address}`),
    at(`/about/..${address}`),
    at(`/about/%2e%2e${address}`),
    ...['/_next', '/api', '/api/x', '/_next/static', '/icon.svg', ...left].flatMap((open) => [
      at(`${open}/..${address}`),
      at(`${open}/%2e%2e${address}`),
      at(`${open}/..%2f${address.slice(1)}`),
      at(`${open}${address}`),
    ]),
    ...handlers.flatMap((handler) => [
      at(`${address}${handler}/..`),
      at(`${address}${handler}`, flight),
      at(`${address}%2f..${handler}`),
      at(`${address}.rsc${handler}`),
      at(`${address}.segments${handler}`),
    ]),
    at(`${address}/`),
    at(`${address}/.`),
    at(`${address};a=b`),
    at(`${address}%00`),
    at(`${address}%20`),
    at(`${address}?next=/learn#top`),
    at(address.toUpperCase()),
    at(`/Learn/${course}/${unit}`),
    at(`/${learn}/${course.toUpperCase()}/${unit}`),
    at(`/(learner)${address}`),
    at(`/en${address}`),
    at(`http://127.0.0.1${address}`),

    ...subrequests.flatMap((name) =>
      [1, 5, 6].map((times) => at(address, { 'x-middleware-subrequest': Array(times).fill(name).join(':') })),
    ),
    ...['x-middleware-next', 'x-nextjs-data', 'x-prerender-revalidate', 'x-vercel-id', 'x-next-cache-tags'].map(
      (name) => at(address, { [name]: '1' }),
    ),
    ...['x-matched-path', 'x-invoke-path', 'x-original-url', 'x-rewrite-url', 'x-middleware-rewrite'].flatMap(
      (name) => [at('/about', { [name]: address }), at(address, { [name]: '/about' })],
    ),
    at(address, { 'x-middleware-set-cookie': 'next-auth.session-token=1' }),
    at(address, { 'x-forwarded-host': 'localhost', 'x-forwarded-proto': 'https' }),
    at(address, { Range: 'bytes=0-99999' }),
    at(address, { 'If-None-Match': '*' }),
    at(address, { Upgrade: 'websocket', Connection: 'keep-alive' }),
  ]
}
