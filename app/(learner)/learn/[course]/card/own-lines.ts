import { type CallLine, callLines } from '@/lib/content/course/reader/call-lines'
import type { OwnCallCard } from '@/lib/people/call-card/queries'

type Line = { id: CallLine; name: string; phone: string; note?: string }

/** The organization's numbers as lines, without empty ones. */
export function ownLinesOf(card: OwnCallCard): Line[] {
  return (Object.keys(callLines) as CallLine[]).flatMap((id) => {
    const phone = card[id]
    if (!phone) return []
    const code = id === 'interpreter' && card.interpreterAccount
    return { id, name: callLines[id], phone, ...(code && { note: `Account code ${code}` }) }
  })
}

/** Each organization's lines on one page. Only the first of a kind keeps its id, to which lessons link. */
export function linesByCard(cards: readonly OwnCallCard[]) {
  const linked = new Set<CallLine>()
  return cards.map((card) => ({
    organization: card.organization,
    lines: ownLinesOf(card).map(({ id, ...line }) => {
      const isFirst = !linked.has(id)
      linked.add(id)
      return isFirst ? { id, ...line } : line
    }),
  }))
}
