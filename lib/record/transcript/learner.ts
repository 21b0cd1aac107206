import type { Transcript } from './content'
import type { RecordRow } from './queries'

function lastOfEach<Entry extends { at: string }>(entries: Entry[], keyOf: (entry: Entry) => string): Entry[] {
  const last = new Map<string, Entry>()
  for (const entry of entries.toSorted((a, b) => a.at.localeCompare(b.at))) {
    last.delete(keyOf(entry))
    last.set(keyOf(entry), entry)
  }
  return [...last.values()]
}

export function learnerEntry({ account, enrollments, attestations, organizations }: RecordRow): Transcript['learner'] {
  const names = [
    ...enrollments
      .flatMap((one) => one.nameConfirmations)
      .map(({ name, identitySource, confirmedAt }) => {
        return { name, given: 'confirmed' as const, identitySource, at: confirmedAt }
      }),
    ...attestations.map(({ name, attestedAt }) => ({ name, given: 'attested' as const, at: attestedAt })),
  ].map((one) => ({ ...one, at: one.at.toISOString() }))
  const given = attestations.flatMap(({ identifiers, attestedAt }) =>
    identifiers.map(({ organizationId, label, value }) => ({
      organization: organizations.get(organizationId) ?? '',
      label,
      value,
      at: attestedAt.toISOString(),
    })),
  )
  return {
    accountId: account.id,
    name: account.name,
    names: lastOfEach(names, ({ given, name }) => `${given} ${name}`),
    identifiers: lastOfEach(given, ({ organization, label, value }) => JSON.stringify([organization, label, value])),
  }
}
