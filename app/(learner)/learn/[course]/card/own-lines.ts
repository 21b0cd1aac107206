import { type CallLine, callLines } from '@/lib/content/course/call-lines'
import type { OwnCallCard } from '@/lib/people/call-card/queries'

/** The organization's numbers as lines, without empty ones. */
export function ownLinesOf(card: OwnCallCard): { id: CallLine; name: string; phone: string; note?: string }[] {
  return (Object.keys(callLines) as CallLine[]).flatMap((id) => {
    const phone = card[id]
    if (!phone) return []
    const code = id === 'interpreter' && card.interpreterAccount
    return { id, name: callLines[id], phone, ...(code && { note: `Account code ${code}` }) }
  })
}
