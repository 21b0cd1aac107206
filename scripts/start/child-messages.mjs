import { releaseVersion } from '../../lib/platform/release-version.mjs'
import { makeReports } from './error-reports.mjs'

/** Listens to the app and the worker: posts their errors and alarms, and answers requests for everyone's metrics. */
export async function makeChildListener({ appUrl, watched: { METRICS_TOKEN, ERROR_WEBHOOK_URL } }) {
  const reports = makeReports({ url: ERROR_WEBHOOK_URL, site: appUrl, version: releaseVersion })
  const metrics = METRICS_TOKEN ? await import('../front/metrics.mjs') : null
  return (process) => {
    reports.listenTo(process.child)
    metrics?.answerMetrics(process.child)
    return process
  }
}
