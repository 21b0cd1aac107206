import type { AmendmentLine } from '@/lib/record/amendment/words'

/** Newest first. Later entries don't replace earlier ones. */
export function AmendmentList({ lines }: { lines: readonly AmendmentLine[] }) {
  if (lines.length === 0) return <p>No notes, waivers, extensions or resets.</p>
  return (
    <ul>
      {lines.map(({ key, what, about, text }) => (
        <li key={key}>
          <strong>{about ?? 'The whole record'}</strong>: {what}. {text}
        </li>
      ))}
    </ul>
  )
}
