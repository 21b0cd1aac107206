import type { Coordinator } from '@/lib/people/account/actor'
import { db, query, type Statements } from '@/lib/platform/db'
import { systemWorld, type World } from '@/lib/platform/world'
import type { Mapping } from './columns'
import type { Table } from './table'

const hours = 2

export interface Draft {
  table: Table
  mapping: Mapping
}

/** Replaces the coordinator's earlier draft. */
export async function saveDraft(
  coordinator: Coordinator,
  { table, mapping }: Draft,
  world = systemWorld,
): Promise<string> {
  const { organizationId, accountId } = coordinator
  const id = world.id()
  await query`
    insert into import_draft (id, organization_id, account_id, content, columns, created_at)
    values (${id}::uuid, ${organizationId}::uuid, ${accountId}::uuid, ${JSON.stringify(table)}::jsonb,
      ${JSON.stringify(mapping)}::jsonb, ${world.now()})
    on conflict (organization_id, account_id) do update
      set id = excluded.id, content = excluded.content, columns = excluded.columns, created_at = excluded.created_at`
  return id
}

export async function forgetDraft(tx: Statements, { organizationId, accountId }: Coordinator): Promise<void> {
  await query(tx)`
    delete from import_draft where organization_id = ${organizationId}::uuid and account_id = ${accountId}::uuid`
}

/** Null after two hours, and for another coordinator. */
export async function findDraft(coordinator: Coordinator, id: string, world = systemWorld): Promise<Draft | null> {
  const { organizationId, accountId } = coordinator
  const [found] = await query<Draft>`
    select content as table, columns as mapping from import_draft where id = ${id}::uuid
      and organization_id = ${organizationId}::uuid and account_id = ${accountId}::uuid and created_at > ${since(world)}`
  return found ?? null
}

export async function chooseColumns(coordinator: Coordinator, id: string, mapping: Mapping): Promise<void> {
  const { organizationId, accountId } = coordinator
  await db.importDraft.updateMany({ where: { id, organizationId, accountId }, data: { columns: mapping } })
}

export async function forgetDrafts(world: World): Promise<void> {
  await db.importDraft.deleteMany({ where: { createdAt: { lte: since(world) } } })
}

/** The fields that the organization chose for these headings in earlier imports. */
export async function recallColumns({ organizationId }: Coordinator, header: readonly string[]) {
  const headings = header.map((heading) => heading.toLowerCase())
  const rows = await db.importColumn.findMany({ where: { organizationId, heading: { in: headings } } })
  return new Map(rows.map(({ heading, field }) => [heading, field]))
}

export async function rememberColumns(
  tx: Statements,
  { organizationId }: Coordinator,
  { table: { header }, mapping }: Draft,
): Promise<void> {
  const rows = new Map(header.map((heading, index) => [heading.toLowerCase(), mapping[index] ?? '']))
  const columns = JSON.stringify([...rows].map(([heading, field]) => ({ heading, field })))
  await query(tx)`
    insert into import_column (organization_id, heading, field)
    select ${organizationId}::uuid, c.heading, c.field from jsonb_to_recordset(${columns}::jsonb) as c(heading text, field text)
    on conflict (organization_id, heading) do update set field = excluded.field`
}

function since(world: World): Date {
  return new Date(world.now().getTime() - hours * 3_600_000)
}
