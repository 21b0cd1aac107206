/* Prometheus metrics of the app processes. Loaded only with METRICS_TOKEN. */
import cluster from 'node:cluster'
import client from 'prom-client'

/** The type of the messages between the starter and an app process. */
const question = 'northlight:metrics'

/** In an app process. `observe` takes each answered request; app/api/metrics calls `read`. */
export function beginMetrics() {
  client.collectDefaultMetrics()
  const requests = new client.Counter({
    name: 'northlight_requests_total',
    help: 'Requests answered, by route pattern.',
    labelNames: ['method', 'route', 'status'],
  })
  const durations = new client.Histogram({
    name: 'northlight_request_seconds',
    help: 'Time from a request’s header to the end of its answer.',
    labelNames: ['route'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  })
  new client.Gauge({
    name: 'northlight_database_connections',
    help: 'Connections of the app’s pools: open, idle, and callers that wait for one.',
    labelNames: ['state'],
    collect() {
      // lib/platform/db.ts opens the pool at the first query.
      const { totalCount = 0, idleCount = 0, waitingCount = 0 } = globalThis.northlightDatabase?.pool ?? {}
      this.set({ state: 'open' }, totalCount)
      this.set({ state: 'idle' }, idleCount)
      this.set({ state: 'waiting' }, waitingCount)
    },
  })
  // Its constructor makes this process answer the starter.
  if (cluster.isWorker) new client.AggregatorRegistry()
  return {
    observe({ method, route, status, ms }) {
      requests.inc({ method, route, status })
      durations.observe({ route }, ms / 1000)
    },
    read: () => (cluster.isWorker ? askStarter() : client.register.metrics()),
  }
}

let asked = 0

/** Prometheus reaches any one process, and only the starter reaches all of them. */
function askStarter() {
  const id = ++asked
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => finish(null), 6000)
    const hear = (message) => message?.type === question && message.id === id && finish(message.text)
    process.on('message', hear)
    // Without a callback, send() to a dead starter would crash this process while it drains.
    process.send({ type: question, id }, (error) => error && finish(null))

    function finish(text) {
      clearTimeout(late)
      process.off('message', hear)
      if (text === null) reject(new Error('The figures of the other processes did not arrive.'))
      else resolve(text)
    }
  })
}

let all = null

/** In the starter: answers an app process with the sum over all processes. */
export function answerMetrics(child) {
  child.on('message', async (message) => {
    if (message?.type !== question) return
    all ??= new client.AggregatorRegistry()
    const text = await all.clusterMetrics().catch(() => null)
    child.send({ ...message, text }, () => {})
  })
}
