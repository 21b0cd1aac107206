import { readAtMost } from '@/lib/platform/file/read-at-most'
import { logError } from '@/lib/platform/log-error'
import { systemWorld, type World } from '@/lib/platform/world'
import { hexOf } from './der.mjs'
import { timeStampRequest, tokenOfResponse } from './request'
import { checkToken, readToken } from './token.mjs'

export interface Authority {
  url: string
  /** The policy that its tokens must be under; null for any. */
  policy: string | null
}

/** Of a text like TSA_URLS. */
export function authoritiesIn(text: string): Authority[] {
  return text
    .split(/\s+/)
    .filter(Boolean)
    .map((address) => {
      const [url = '', policy = null] = address.split('#')
      return { url, policy }
    })
}

export interface FreshStamp {
  token: Uint8Array
  at: Date
  authority: string
}

interface Asked {
  authorities: readonly Authority[]
  /** DER of the roots that an authority's chain must end in. */
  roots: readonly Uint8Array[]
  /** For each authority. */
  timeoutMs: number
  /** Ends the asking of all of them. */
  until?: AbortSignal | undefined
}

/** Larger answers are not read: real tokens have 2 to 8 kB. */
const most = 64 * 1024

/** The first authority's stamp that proves itself; null, with each failure logged, if none answers well. */
export async function askForStamp(
  data: Uint8Array,
  { authorities, roots, timeoutMs, until }: Asked,
  world: World = systemWorld,
): Promise<FreshStamp | null> {
  for (const authority of authorities) {
    if (until?.aborted) break
    const timeout = AbortSignal.timeout(timeoutMs)
    const signal = until ? AbortSignal.any([timeout, until]) : timeout
    try {
      return await askAuthority(data, authority, { roots, signal, world })
    } catch (error) {
      logError(`no time-stamp from ${authority.url}`, error)
    }
  }
  return null
}

/** @throws an error that says why there is no stamp */
export async function askAuthority(
  data: Uint8Array,
  { url, policy }: Authority,
  { roots, signal, world = systemWorld }: { roots: readonly Uint8Array[]; signal: AbortSignal; world?: World },
): Promise<FreshStamp> {
  const nonce = Uint8Array.from([0x40, ...world.random(15)])
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/timestamp-query' },
    body: new Uint8Array(timeStampRequest({ data, nonce, policy })),
    redirect: 'error',
    signal,
  })
  if (!response.ok) throw new Error(`It answered ${response.status}`)
  const token = tokenOfResponse(await readAtMost(response, most))
  const checked = await checkToken(token, data, roots)
  if (checked.wrong !== null) throw new Error(`The token is refused, as ${checked.wrong}`)
  if (!checked.isTrusted) throw new Error('The token is refused, as its chain does not end in a root of TSA_ROOTS')
  const read = readToken(token)
  if (!read.nonce || hexOf(read.nonce) !== hexOf(nonce))
    throw new Error('The token is refused, as it has another nonce')
  if (policy && read.policy !== policy) throw new Error(`The token is refused, as its policy is ${read.policy}`)
  return { token, at: checked.at, authority: checked.authority }
}
