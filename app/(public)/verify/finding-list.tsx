import type { Finding } from '@/lib/proof/verification/verdict'

// One shape per outcome, so that lines differ without color, also in print.
const shapes = {
  passed: 'M7.6 12.4l3 3 5.8-6.4',
  failed: 'M8.5 8.5l7 7M15.5 8.5l-7 7',
  unknown: 'M7.5 12h9',
} as const

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
      {shown.map(({ outcome, title, sentence }) => (
        <li key={title} className={`finding finding-${outcome}`}>
          <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <circle cx="12" cy="12" r="9.5" />
            <path d={shapes[outcome]} />
          </svg>
          <p>
            <strong>{title}</strong>
            <span>{sentence}</span>
          </p>
        </li>
      ))}
    </ul>
  )
}
