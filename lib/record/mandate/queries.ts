import type { Coordinator } from '@/lib/people/account/actor'
import { db, query, type Statements } from '@/lib/platform/db'
import { notFound } from '@/lib/platform/error'
import { isUuid } from '@/lib/platform/id'
import { Prisma } from '@/lib/platform/prisma/client'
import { type MandateRule, type MandateVersionView, mandateRule, versionOn } from './rule'

export interface MandateView {
  id: string
  /** Newest first; never empty. */
  versions: [MandateVersionView, ...MandateVersionView[]]
}

type Row = Omit<MandateVersionView, 'rule'> & { mandateId: string; rule: unknown }

/** By the newest title. */
export async function listMandates({ organizationId }: Pick<Coordinator, 'organizationId'>): Promise<MandateView[]> {
  const rows = await selectVersions(db, Prisma.sql`m.organization_id = ${organizationId}::uuid`)
  return groupByMandate(rows).sort((a, b) => mandateTitle(a).localeCompare(mandateTitle(b), 'en'))
}

/** Those in force on a day, such as `2027-01-31`, each with its rule of that day. */
export async function listMandatesOn(
  organization: Pick<Coordinator, 'organizationId'>,
  on: string,
): Promise<{ mandate: MandateView; rule: MandateRule }[]> {
  return (await listMandates(organization)).flatMap((mandate) => {
    const version = versionOn(mandate.versions, on)
    return version ? [{ mandate, rule: version.rule }] : []
  })
}

/** Errors: not-found (another organization's). */
export async function requireMandate(
  { organizationId }: Coordinator,
  mandateId: string,
  on: Statements = db,
): Promise<MandateView> {
  const own = Prisma.sql`m.organization_id = ${organizationId}::uuid and m.id = ${mandateId}::uuid`
  const rows = isUuid(mandateId) ? await selectVersions(on, own) : []
  const [mandate] = groupByMandate(rows)
  if (!mandate) throw notFound()
  return mandate
}

export function mandateTitle({ versions }: Pick<MandateView, 'versions'>): string {
  return versions[0].rule.title
}

function selectVersions(on: Statements, where: Prisma.Sql): Promise<Row[]> {
  return query(on)<Row>`
    select m.id::text as "mandateId", v.number, v.effective_from::text as "effectiveFrom",
      v.effective_until::text as "effectiveUntil", v.rule, v.reason, v.recorded_at as "recordedAt", p.name as "recordedBy"
    from mandate m join mandate_version v on v.mandate_id = m.id join person p on p.id = v.recorded_by_id
    where ${where} order by m.id, v.number desc`
}

function groupByMandate(rows: readonly Row[]): MandateView[] {
  const mandates = new Map<string, MandateView>()
  for (const { mandateId, ...row } of rows) {
    const version = { ...row, rule: mandateRule.parse(row.rule) }
    const known = mandates.get(mandateId)
    if (known) known.versions.push(version)
    else mandates.set(mandateId, { id: mandateId, versions: [version] })
  }
  return [...mandates.values()]
}
