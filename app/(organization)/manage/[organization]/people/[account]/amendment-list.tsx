import type { AmendmentLine } from '@/lib/record/amendment/words'

/** What was noted, waived, extended and opened again, the newest first; the earlier ones stay beside the later ones. */
export function AmendmentList({ lines }: { lines: readonly AmendmentLine[] }) {
  if (lines.length === 0) return <p>Nothing was noted, waived, extended or opened again.</p>
  return (
    <ul>
      {lines.map(({ key, what, about, text }) => (
        <li key={key}>
          <strong>{about ?? 'The record as a whole'}</strong>: {what}. {text}
        </li>
      ))}
    </ul>
  )
}
