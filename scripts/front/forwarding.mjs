/* Lets the doctor see which addresses the proxies in front append. Node built-ins only. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { callerOf, readTrust, trustsAny } from '../../lib/platform/network.mjs'
import { unitOf } from '../start/check-restarts.mjs'

const question = 'x-northlight-doctor'
const answer = 'x-northlight-forwarded'
const unitAnswer = 'x-northlight-unit'
/** RFC 5737: an address for documentation, which no visitor has. */
const forged = '192.0.2.77'
const minute = 60_000

const signature = (secret, at) =>
  createHmac('sha256', secret)
    .update(`doctor ${Math.floor(at / minute)}`)
    .digest('hex')

function isDoctor(asked, secret, now) {
  // timingSafeEqual throws if the bytes differ in number, and a character from 0x80 has two.
  if (!/^[0-9a-f]{64}$/.test(asked)) return false
  return [now, now - minute].some((at) => timingSafeEqual(Buffer.from(asked), Buffer.from(signature(secret, at))))
}

/** Answers only the doctor: outsiders shouldn't learn the number of proxies. */
export function tellDoctor({ headers, socket }, response, secret) {
  if (!headers[question] || !isDoctor(headers[question], secret, Date.now())) return
  const entries = `${headers['x-forwarded-for'] ?? ''}`.split(',').filter((entry) => entry.trim())
  const proxies = entries.length - (entries[0]?.trim() === forged ? 1 : 0)
  response.setHeader(answer, `${proxies} ${socket.remoteAddress}`)
  response.setHeader(unitAnswer, (process.env.RESTARTED_BY || unitOf()).replace(/[^ -~]/g, '?'))
}

/** A sentence about a TRUST_PROXY that does not fit, or null. */
export function judgeForwarding(text, told) {
  const trust = readTrust(text)
  const [count, nearest] = told.split(' ')
  const proxies = Number(count)
  const set = proxies === 0 ? 'TRUST_PROXY=0 if there is no proxy' : `TRUST_PROXY=${proxies}`
  if (!trustsAny(trust)) {
    if (proxies === 0) return null
    return `APP_URL leads through ${proxies === 1 ? 'a proxy' : `${proxies} proxies`}, but TRUST_PROXY is 0: all visitors count as one. Set ${set}.`
  }
  if (proxies === 0)
    return `No proxy in front of the app sends X-Forwarded-For: let yours append the caller's address, or set ${set}.`
  if (!('hops' in trust))
    return callerOf(trust, nearest, forged) !== nearest
      ? null
      : `The nearest proxy, ${nearest}, is not in the networks of TRUST_PROXY: add it.`
  if (proxies > trust.hops)
    return `APP_URL leads through ${proxies} proxies, but TRUST_PROXY is ${trust.hops}: visitors behind one of them count as one. Set ${set}.`
  if (proxies < trust.hops)
    return `TRUST_PROXY is ${trust.hops}, but APP_URL leads through ${proxies} ${proxies === 1 ? 'proxy' : 'proxies'}: anyone could make up an address. Set ${set}.`
  return null
}

function send(url, secret) {
  const headers = { [question]: signature(secret, Date.now()), 'x-forwarded-for': forged }
  return fetch(`${url}/api/health`, { headers, redirect: 'manual', signal: AbortSignal.timeout(3000) })
}

/** What restarts the site that answers at its own address: its systemd unit, RESTARTED_BY, or ''. Null if this site does not answer. */
export async function askUnit({ ownUrl, secret }) {
  const response = await send(ownUrl, secret).catch(() => null)
  return response?.headers.has(answer) ? response.headers.get(unitAnswer) : null
}

const leadsToHttps = (appUrl, { status, headers }) =>
  appUrl.startsWith('http:') && status >= 300 && status < 400 && headers.get('location')?.startsWith('https:')

/** A sentence about what is wrong between APP_URL and the app, or null. */
export async function askForwarding({ appUrl, trustProxy, secret }) {
  const response = await send(appUrl, secret).catch((error) => error)
  if (response instanceof Error)
    return `APP_URL does not answer from here: ${response.cause?.message || response.cause?.code || response.message}. Check the proxy, its certificate, and the name ${new URL(appUrl).host}.`
  if (leadsToHttps(appUrl, response))
    return `APP_URL begins with http:, but leads to https: set APP_URL=${new URL(response.headers.get('location')).origin}.`
  const told = response.headers.get(answer)
  if (told === null)
    return 'APP_URL leads to another program, or to a copy of the app with another NEXTAUTH_SECRET. Correct one of them.'
  return judgeForwarding(trustProxy, told)
}
