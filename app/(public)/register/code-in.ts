import { joinCode } from '@/lib/people/organization/schema'

/** The code in the address of a page to join: of a link, or of one person's invitation. */
export function codeIn(next: string): string | null {
  return joinCode.safeParse(/^\/join\/([^/?]+)$/.exec(next)?.[1] ?? '').data ?? null
}
