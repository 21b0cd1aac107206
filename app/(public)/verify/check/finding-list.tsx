import type { Finding } from '@/lib/proof/verification/verdict'
import { stepNames } from '@/lib/proof/verification/words'

const outcomes = {
  passed: { word: 'Passed', shape: 'M5 10.400l3.4 3.4 6.6-7.4' },
  failed: { word: 'Failed', shape: 'M6 6l8 8M14 6l-8 8' },
  unknown: { word: 'Unknown', shape: 'M7.7 7.900a2.4 2.4 0 1 1 3.4 2.200c-.7.3-1.1.8-1.1 1.500M10 14.600v.1' },
  'not-asked': { word: 'Not checked', shape: 'M6 10h8' },
} as const

/** The six checks in order; checks after a failed one did not run. */
export function FindingList({ findings }: { findings: Finding[] }) {
  return (
    <ol className="findings">
      {Object.entries(stepNames).map(([step, name]) => {
        const finding = findings.find((one) => one.step === step)
        const kind = finding?.outcome ?? 'not-asked'
        const { word, shape } = outcomes[kind]
        return (
          <li key={step} className={`finding finding-${kind}`}>
            <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
              <path d={shape} />
            </svg>
            <p>
              <strong>{name}:</strong> {word.toLowerCase()}
              {finding && <span>{finding.sentence}</span>}
            </p>
          </li>
        )
      })}
    </ol>
  )
}
