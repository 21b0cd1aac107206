import { drawOutcome } from '@/lib/proof/verification/drawing'
import type { Finding } from '@/lib/proof/verification/verdict'

/** We never see the holder's papers, whatever the file proves. */
function holderFinding(issuer: string): Finding {
  return {
    step: 'issuer',
    outcome: 'unknown',
    title: 'Not checked: who is holding it',
    sentence: `${issuer} doesn’t see IDs. Compare the name above.`,
  }
}

/** The title of each line says what was found. */
export function FindingList({ findings, issuer }: { findings: Finding[]; issuer: string | null }) {
  const shown = issuer ? [...findings, holderFinding(issuer)] : findings
  return (
    <ul className="findings">
      {shown.map(({ outcome, title, sentence }) => {
        const { shape, className } = drawOutcome(outcome)
        return (
          <li key={title} className={className}>
            <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
              <path d={shape} />
            </svg>
            <p>
              <strong>{title}</strong>
              <span>{sentence}</span>
            </p>
          </li>
        )
      })}
    </ul>
  )
}
