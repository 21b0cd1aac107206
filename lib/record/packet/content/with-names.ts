import { namesOf } from '@/lib/people/account/queries'

export async function withNames<T extends object>(value: T): Promise<T & { names: Record<string, string> }> {
  const ids = new Set<string>()
  JSON.stringify(value, (key, inner: unknown) => {
    if (key.endsWith('ById') && typeof inner === 'string') ids.add(inner)
    return inner
  })
  return { ...value, names: Object.fromEntries(await namesOf([...ids])) }
}
