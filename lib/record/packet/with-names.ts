import { db } from '@/lib/platform/db'

export async function withNames<T extends object>(value: T): Promise<T & { names: Record<string, string> }> {
  const ids = new Set<string>()
  JSON.stringify(value, (key, inner: unknown) => {
    if (key.endsWith('ById') && typeof inner === 'string') ids.add(inner)
    return inner
  })
  const rows = await db.account.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } })
  return { ...value, names: Object.fromEntries(rows.map(({ id, name }) => [id, name])) }
}
