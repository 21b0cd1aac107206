import { didsOf } from '@/lib/proof/issuer/did'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { isObject, type JsonObject, listOf } from './parse-json'
import type { Verdict } from './verdict'
import type { VerdictBuilder } from './verdict-builder'

/** Nothing of it is checked or shown: a stranger's key proves no name, and we can't ask about revocation. */
export function judgeStranger(
  builder: VerdictBuilder,
  { issuer, sentence, uses = null }: { issuer: TrustedIssuer | null; sentence: string; uses?: string | null },
): Verdict {
  const by = issuer?.name ?? 'this site'
  builder.add('issuer', 'failed', sentence, by)
  if (!uses) return builder.finish('not-issued', sentence, null, { title: `This was not issued by ${by}` })
  return builder.finish('impersonation', `${sentence} But it uses ${uses}.`, null, {
    title: `This impersonates ${by}`,
  })
}

/** Says in words which of our names and addresses a stranger's document uses. */
export function borrowedBy(document: JsonObject, issuer: TrustedIssuer | null): string | null {
  if (!issuer) return null
  const { credentialSubject, credentialStatus } = document
  const by = isObject(document.issuer) ? document.issuer : {}
  const achieved = listOf(credentialSubject).map((one) =>
    isObject(one) && isObject(one.achievement) ? one.achievement.id : null,
  )
  const statuses = listOf(credentialStatus).filter(isObject)
  const ours = (value: unknown) => isAddressOf(issuer, value)
  const borrowed = [
    isNameOf(issuer, by.name) && `the name ${issuer.name}`,
    (ours(by.url) || ours(by.id)) && 'our address as its issuer’s',
    ours(document.id) && 'the id of a certificate of ours',
    achieved.some(ours) && 'a course of ours',
    statuses.some(({ id, statusListCredential }) => ours(id) || ours(statusListCredential)) && 'our status lists',
  ]
  return borrowed.filter((words) => words !== false).join(', ') || null
}

/** Letters and digits only, so that spaces, marks, and letters of other widths don't hide it. */
export function isNameOf(issuer: TrustedIssuer, value: unknown): boolean {
  const plain = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '')
  return typeof value === 'string' && plain(value) === plain(issuer.name)
}

function isAddressOf(issuer: TrustedIssuer, value: unknown): boolean {
  if (typeof value !== 'string' || !URL.canParse(value)) return false
  const { protocol, host } = new URL(value)
  if (protocol === 'did:') return didsOf(issuer).includes(value.split('#', 1)[0] ?? '')
  return [issuer.url, ...(issuer.formerly ?? [])].some((url) => new URL(url).host === host)
}
