import type { Coordinator } from '@/lib/people/account/actor'
import { db, query, type Statements } from '@/lib/platform/db'
import { systemWorld, type World } from '@/lib/platform/world'
import type { Mapping } from './columns'
import type { Table } from './table'
import type { NameStyle } from './tidy-name'

const hours = 2

export interface Draft {
  table: Table
  mapping: Mapping
  nameStyle: NameStyle
}

/** Replaces the coordinator's earlier draft. `source`: the file or the pasted text that the table was read from. */
export async function saveDraft(
  coordinator: Coordinator,
  { table, mapping, source }: Omit<Draft, 'nameStyle'> & { source: Uint8Array },
  world = systemWorld,
): Promise<string> {
  const { organizationId, accountId } = coordinator
  const id = world.id()
  await query`
    insert into import_draft (id, organization_id, account_id, content, columns, source, created_at)
    values (${id}::uuid, ${organizationId}::uuid, ${accountId}::uuid, ${JSON.stringify(table)}::jsonb,
      ${JSON.stringify(mapping)}::jsonb, decode(${Buffer.from(source).toString('base64')}, 'base64'), ${world.now()})
    on conflict (organization_id, account_id) do update
      set id = excluded.id, content = excluded.content, columns = excluded.columns, name_style = excluded.name_style,
        source = excluded.source, created_at = excluded.created_at`
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
    select content as table, columns as mapping, name_style as "nameStyle" from import_draft where id = ${id}::uuid
      and organization_id = ${organizationId}::uuid and account_id = ${accountId}::uuid and created_at > ${since(world)}`
  return found ?? null
}

/** Null after two hours, and for another coordinator. */
export async function findDraftSource(
  { organizationId, accountId }: Coordinator,
  id: string,
  world = systemWorld,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const where = { id, organizationId, accountId, createdAt: { gt: since(world) } }
  const found = await db.importDraft.findFirst({ where, select: { source: true } })
  return found?.source ?? null
}

export async function chooseColumns(
  { organizationId, accountId }: Coordinator,
  id: string,
  { mapping, nameStyle }: Omit<Draft, 'table'>,
): Promise<void> {
  await db.importDraft.updateMany({
    where: { id, organizationId, accountId },
    data: { columns: mapping, nameStyle },
  })
}

/** After its source was read in another way. */
export async function replaceTable(
  { organizationId, accountId }: Coordinator,
  id: string,
  { table, mapping }: Omit<Draft, 'nameStyle'>,
): Promise<void> {
  await query`
    update import_draft set content = ${JSON.stringify(table)}::jsonb, columns = ${JSON.stringify(mapping)}::jsonb
    where id = ${id}::uuid and organization_id = ${organizationId}::uuid and account_id = ${accountId}::uuid`
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
  { table: { header }, mapping }: Omit<Draft, 'nameStyle'>,
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
