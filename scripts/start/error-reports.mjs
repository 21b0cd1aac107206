/* Posts errors and alarms of the app and the worker to ERROR_WEBHOOK_URL, from the starter: no request waits for it. */
const tenMinutes = 600_000
const mostKinds = 500
const mostAtOnce = 4
const timeoutMs = 5000

const kindOf = ({ what, error }) => [what, error?.name, error?.code, error?.stack?.[0]].join('|')

/**
 * No-op without a URL. Posts one error of each kind per ten minutes; the next report's `count` includes those in between.
 * Attack (SSRF): follows no redirect and reads no answer.
 */
export function makeReports({ url, site, version, now = Date.now }) {
  const kinds = new Map()
  let open = 0
  let isDown = false

  async function post(body) {
    // An alarm is posted only once, so pending errors must not crowd it out.
    if (open >= mostAtOnce && body.type !== 'alarm') return
    open += 1
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ site, version, ...body }),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      })
      await response.body?.cancel()
      if (!response.ok) throw new Error(`it answers ${response.status}`)
      isDown = false
    } catch (error) {
      if (!isDown) console.error(`ERROR_WEBHOOK_URL takes no report: ${error.cause?.code ?? error.message}`)
      isDown = true
    } finally {
      open -= 1
    }
  }

  function countError(report) {
    const kind = kindOf(report)
    const known = kinds.get(kind) ?? { sentAt: Number.NEGATIVE_INFINITY, count: 0 }
    known.count += 1
    if (kinds.size >= mostKinds && !kinds.has(kind)) kinds.clear()
    kinds.set(kind, known)
    if (now() - known.sentAt < tenMinutes) return null
    const { count } = known
    Object.assign(known, { sentAt: now(), count: 0 })
    return { ...report, count }
  }

  /** Takes a message of a child process. */
  function hear(message) {
    if (!url || !['error', 'alarm'].includes(message?.type)) return
    const body = message.type === 'error' ? countError(message) : message
    if (body) void post(body)
  }
  return { listenTo: (child) => child.on('message', hear) }
}
