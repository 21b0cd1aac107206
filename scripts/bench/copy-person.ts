import { digestOf } from '@/lib/audit/log/record'
import { hashOf } from '@/lib/content/course/hash'
import { signCredential } from '@/lib/proof/credential/sign'
import { statusEntries } from '@/lib/proof/credential/status-list'
import type { Issuer } from '@/lib/proof/issuer/issuer'
import { factsToLog } from '@/lib/record/certificate/facts-hash'
import type { Pattern } from './read-pattern'

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

const ownId = (id: string, number: number) => number.toString(16).padStart(8, '0') + id.slice(8)

function ownSerial(number: number): string {
  return `NL-${String(number).padStart(16, '0').match(/.{4}/g)?.join('-')}`
}

interface Place {
  /** The id of the copy's first entry. */
  first: number
  /** Null without a certificate. */
  signed: { json: string } | null
}

/** The log entries of a copy as JSON. */
export function copyEntries(pattern: Pattern, number: number, { first, signed }: Place) {
  const { ids, events, values, hashes, addresses, certificate } = pattern
  const own = (text: string) => {
    const copied = text.replace(uuid, (id) => (ids.has(id) ? ownId(id, number) : id))
    return certificate ? copied.replaceAll(certificate.serial, ownSerial(number)) : copied
  }
  const changes = hashes.flatMap(({ salt, hash, digest, covered }) => {
    const ownHash = hashOf(JSON.parse(own(JSON.stringify(covered))))
    return [[hash, ownHash] as const, [digest, digestOf(salt, ownHash)] as const]
  })
  for (const { salt, email, digest } of addresses)
    changes.push([email, `${number}-${email}`], [digest, digestOf(salt, `${number}-${email}`)])
  if (certificate) {
    const { id, accountId, enrollmentId } = certificate.facts
    const ids = {
      id: ownId(id, number),
      accountId: ownId(accountId, number),
      enrollmentId: ownId(enrollmentId, number),
    }
    const logged = factsToLog({ ...certificate.facts, ...ids, serial: ownSerial(number) }, signed)
    changes.push(
      [certificate.logged.factsSha256, logged.factsSha256],
      [certificate.logged.jsonSha256, logged.jsonSha256 ?? ''],
    )
  }
  const rehashed = (text: string) => changes.reduce((now, [from, to]) => now.replace(from, to), own(text))
  return {
    events: events.map((text, index) => `{"id":${first + index},${rehashed(text).slice(1)}`),
    values: values.map(({ event, text }) => `{"event_id":${first + event},${rehashed(text).slice(1)}`),
  }
}

/** Signed again, because it names the serial and its place in the status lists. */
export async function copyCredential(
  { serial, issuedAt, credential }: NonNullable<Pattern['certificate']>,
  number: number,
  { position, issuer }: { position: number; issuer: Issuer },
): Promise<{ json: string; jwt: string }> {
  const own = JSON.parse(JSON.stringify(credential).replaceAll(serial, ownSerial(number)))
  const claims = { ...own, credentialStatus: statusEntries(issuer.url, position) }
  return signCredential(issuer, claims, issuedAt)
}

/** The row of a copied credential as JSON. */
export function credentialRow(
  { id, issuedAt }: NonNullable<Pattern['certificate']>,
  number: number,
  { signed, position }: { signed: { json: string; jwt: string }; position: number },
): string {
  return JSON.stringify({
    certificate_id: ownId(id, number),
    ...signed,
    status_position: position,
    signed_at: issuedAt,
  })
}
