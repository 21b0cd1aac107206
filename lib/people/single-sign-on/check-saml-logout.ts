import { inflateRawSync } from 'node:zlib'
import { SAML } from '@node-saml/node-saml'
import { systemWorld } from '@/lib/platform/world'
import { checkSaml, requireFewTags, type SamlProfile, SamlRefused } from './check-saml'
import type { SignOut } from './end-at-provider'
import type { Provider } from './queries'
import { samlOptions } from './saml'
import { takeMessage } from './used-message'

/** A compressed request can't fill the memory. Requests have 4 kB with their certificate. */
const mostBytes = 16 * 1024
/** Also the most by which clocks differ. Older requests are refused, so used ones needn't be remembered longer. */
const maxAgeMs = 300_000

/** The subject to sign out, and the address for the browser. */
interface SamlLogout {
  signOut: SignOut
  url: string
}

/** A signed request in the address (HTTP-Redirect). Throws SamlRefused. */
export function checkSamlLogout(provider: Provider, search: string, now = systemWorld.now()): Promise<SamlLogout> {
  return refusing(async () => {
    const query = new URLSearchParams(search)
    // Signed requests only: node-saml lets ones without a signature pass.
    const isStrong = /#rsa-sha(256|384|512)$/.test(query.get('SigAlg') ?? '')
    if (!query.get('Signature') || !isStrong) throw new SamlRefused('The request is not signed with RSA and SHA-2.')
    if (!isReadOneWay(query, search)) throw new SamlRefused('There must be one request and one signature.')
    const compressed = Buffer.from(query.get('SAMLRequest') ?? '', 'base64')
    const xml = inflateRawSync(compressed, { maxOutputLength: mostBytes }).toString('utf8')
    requirePlain(xml)
    const profile = await checkSaml({ check: 'logoutAddress', options: samlOptions(provider), search })
    return accept(provider, { profile, xml, relayState: query.get('RelayState') }, now)
  })
}

/** An attack: node-saml finds what was signed in the text, where an encoded or second name could hide another message. */
function isReadOneWay(query: URLSearchParams, search: string): boolean {
  const names = ['SAMLRequest', 'SigAlg', 'Signature']
  const isOne = (name: string) => query.getAll(name).length === 1 && `&${search}`.includes(`&${name}=`)
  return names.every(isOne) && !query.has('SAMLResponse')
}

/** A signed request in a form (HTTP-POST). Throws SamlRefused. */
export function checkSamlLogoutForm(
  provider: Provider,
  form: URLSearchParams,
  now = systemWorld.now(),
): Promise<SamlLogout> {
  return refusing(async () => {
    const SAMLRequest = form.get('SAMLRequest') ?? ''
    const xml = Buffer.from(SAMLRequest, 'base64').toString('utf8')
    requirePlain(xml)
    const profile = await checkSaml({ check: 'logoutForm', options: samlOptions(provider), message: SAMLRequest })
    return accept(provider, { profile, xml, relayState: form.get('RelayState') }, now)
  })
}

/** An attack: what a signature leaves out, such as a comment, could change how the request is read. */
function requirePlain(xml: string): void {
  if (xml.length > mostBytes) throw new SamlRefused('The request is too long.')
  requireFewTags(xml)
  if (/<!|<\?(?!xml\s)/i.test(xml)) throw new SamlRefused('A request has no DOCTYPE and no comment.')
}

interface Validated {
  profile: SamlProfile | null
  xml: string
  relayState: string | null
}

async function accept(provider: Provider, { profile, xml, relayState }: Validated, now: Date): Promise<SamlLogout> {
  if (!profile?.nameID || !profile.ID) throw new SamlRefused('The request names no person.')
  const [, issued = ''] = /^\s*(?:<\?xml[^>]*>\s*)?<[^>]*\bIssueInstant=["']([^"']+)["']/.exec(xml) ?? []
  // Negated, so that an unreadable moment is refused.
  if (!(Math.abs(now.getTime() - Date.parse(issued)) <= maxAgeMs)) throw new SamlRefused('The request has expired.')
  const expiresAt = new Date(now.getTime() + 2 * maxAgeMs)
  const isFirst = await takeMessage(provider, { id: `logout:${profile.ID}`, expiresAt }, now)
  if (!isFirst) throw new SamlRefused('The request was used before.')
  const saml = new SAML(samlOptions(provider))
  const url = await saml.getLogoutResponseUrlAsync(profile, relayState ?? '', {}, true)
  return { signOut: { subject: profile.nameID, providerSession: profile.sessionIndex ?? null }, url }
}

async function refusing(check: () => Promise<SamlLogout>): Promise<SamlLogout> {
  try {
    return await check()
  } catch (error) {
    throw error instanceof SamlRefused ? error : new SamlRefused((error as Error).message)
  }
}
