import type { EncounterChoice } from '@/lib/content/course/encounter-source'
import type { Encounter } from '@/lib/content/course/schema'
import { SourcesOf } from './sources-of'

/** Officers' encounters only. */
export function LawLine({ encounter, law }: { encounter: Encounter; law: EncounterChoice['law'] }) {
  if (!law) return null
  return (
    <div className="law-line">
      <p>
        <strong>The law:</strong> {law.line}
      </p>
      <SourcesOf unit={encounter} facts={law.facts} />
    </div>
  )
}
