import { isUuid } from '@/lib/platform/id'

interface PersonCursor {
  nameKey: string
  accountId: string
}

/** The first 36 characters are the account's id. */
export function readPersonCursor(query: URLSearchParams): PersonCursor | null {
  const text = query.get('after') ?? ''
  const accountId = text.slice(0, 36)
  const nameKey = text.slice(36)
  return isUuid(accountId) && nameKey.length <= 400 && !nameKey.includes('\0') ? { accountId, nameKey } : null
}

export function writePersonCursor({ nameKey, accountId }: PersonCursor): string {
  return `${accountId}${nameKey}`
}
