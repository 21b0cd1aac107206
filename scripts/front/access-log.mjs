import { callerOf } from '../../lib/platform/network.mjs'

/** Logs one line per answered request: `1` without the caller's address, `addresses` with it. Null for `0`. */
export function makeAccessLog(setting, { log, trust }) {
  if (setting !== '1' && setting !== 'addresses') return null
  return ({ request, method, route, status, ms, bytes, isWhole }) => {
    const { requestId, headers, socket } = request
    const caller =
      setting === 'addresses' ? { address: callerOf(trust, socket.remoteAddress, headers['x-forwarded-for']) } : {}
    const cut = isWhole ? {} : { isCut: true }
    log.info({ requestId, method, route, status, ms: Math.round(10 * ms) / 10, bytes, ...cut, ...caller }, 'request')
  }
}
