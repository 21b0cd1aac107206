import { record } from '@/lib/audit/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { applyDetails } from '@/lib/people/organization/apply-details'
import { keepDivision } from '@/lib/people/organization/keep-division'
import { lockMembers } from '@/lib/people/organization/lock-members'
import { isUniqueViolation, transact } from '@/lib/platform/db'
import { systemWorld } from '@/lib/platform/world'
import type { Mapping } from './columns'
import { forgetDraft, rememberColumns } from './keep-draft'
import type { Table } from './parse-table'
import { planImport } from './plan-import'

export type Imported = { ok: true; changed: number } | { ok: false; reason: 'changed-meanwhile' }

/** In one transaction. Rows with errors are left out, as the plan with this digest showed. The same file again changes nothing. */
export async function applyImport(
  coordinator: Coordinator,
  { table, mapping, digest }: { table: Table; mapping: Mapping; digest: string },
  world = systemWorld,
): Promise<Imported> {
  const now = world.now()
  try {
    return await transact(async (tx) => {
      await lockMembers(tx, coordinator)
      const plan = await planImport(tx, coordinator, table, mapping)
      if (plan.digest !== digest) return { ok: false, reason: 'changed-meanwhile' }
      await rememberColumns(tx, coordinator, { table, mapping })
      await forgetDraft(tx, coordinator)
      const changes = plan.rows.flatMap(({ change }) => change ?? [])
      if (changes.length === 0) return { ok: true, changed: 0 }
      for (const divisionId of new Set(changes.flatMap(({ to }) => to.divisionId ?? []))) {
        if (!(await keepDivision(tx, coordinator, divisionId))) return { ok: false, reason: 'changed-meanwhile' }
      }
      await applyDetails(tx, coordinator, changes, now)
      const about = { actor: coordinator, object: `organization:${coordinator.organizationId}` }
      const details = { changed: changes.length, rows: table.rows.length }
      await record(tx, { action: 'organization.people-imported', ...about, details }, now)
      return { ok: true, changed: changes.length }
    })
  } catch (error) {
    // Someone who joined meanwhile was given the identifier.
    if (!isUniqueViolation(error)) throw error
    return { ok: false, reason: 'changed-meanwhile' }
  }
}
