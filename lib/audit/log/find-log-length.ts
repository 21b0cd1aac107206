import { query } from '@/lib/platform/db'

/** The number of sealed entries. */
export async function findLogLength(): Promise<number> {
  const [row] = await query<{ length: number }>`select coalesce(max(position), 0)::float8 as length from audit_link`
  return row?.length ?? 0
}
