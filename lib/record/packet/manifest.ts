import type { Coordinator } from '@/lib/people/account/actor'
import { sealDocument } from '@/lib/proof/credential/seal'
import { configuredIssuer } from '@/lib/proof/issuer/issuer'
import { jsonFile, type PacketFile } from './content/file'
import type { PacketView } from './queries'

export interface Listed {
  path: string
  size: number
  sha256: string
}

interface Content {
  listed: readonly Listed[]
  madeAt: Date
  size: number
}

/** `listed`: all files that come before it. */
export function manifestOf(
  { organizationId, organizationName }: Coordinator,
  { id, about, accountId, cohortId, requestedAt }: PacketView,
  { listed, madeAt, size }: Content,
) {
  return {
    type: 'AuditPacket',
    // 2: with outside training.
    version: 2,
    issuer: configuredIssuer()?.did ?? null,
    packet: id,
    organization: { id: organizationId, name: organizationName },
    about: { kind: accountId ? 'person' : 'cohort', id: accountId ?? cohortId, name: about },
    requestedAt: requestedAt.toISOString(),
    madeAt: madeAt.toISOString(),
    log: size,
    files: listed,
  }
}

export async function manifestFile(manifest: ReturnType<typeof manifestOf>, madeAt: Date): Promise<PacketFile> {
  const issuer = configuredIssuer()
  return jsonFile('manifest.json', issuer ? await sealDocument(issuer, manifest, madeAt) : manifest)
}
