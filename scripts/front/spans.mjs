import { pathToFileURL } from 'node:url'

/** OpenTelemetry's SpanKind.SERVER and SpanStatusCode.ERROR: the operator installs its API, not we. */
const kindOfServer = 1
const codeOfError = 2

/** Records a span per answered request with the tracer that `file` exports by default. Null without a file. */
export async function makeSpans(file) {
  if (!file) return null
  const { default: tracer } = await import(pathToFileURL(file).href)
  if (typeof tracer?.startSpan !== 'function') throw new Error(`TRACER_MODULE exports no tracer by default: ${file}`)
  return ({ request, method, route, status, ms }) => {
    const endedAt = Date.now()
    const attributes = {
      'http.request.method': method,
      'http.route': route,
      'http.response.status_code': status,
      'northlight.request_id': request.requestId,
    }
    const span = tracer.startSpan(`${method} ${route}`, { kind: kindOfServer, startTime: endedAt - ms, attributes })
    if (status >= 500) span.setStatus({ code: codeOfError })
    span.end(endedAt)
  }
}
