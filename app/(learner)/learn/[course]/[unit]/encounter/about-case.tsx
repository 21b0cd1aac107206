import { FactList } from '@/app/_ui/fact-list'
import type { Encounter } from '@/lib/content/course/schema'
import { dateInWords } from '@/lib/platform/words'

export const whatCounts: Record<Encounter['moveOn'], string> = {
  walked: 'Any ending completes it',
  sound: 'Reach a sound ending to complete it',
  offered: 'Optional',
}

export function AboutCase({ encounter }: { encounter: Encounter }) {
  return (
    <details className="fold">
      <summary>About this case</summary>
      <p>
        You meet someone and choose what to do. Your choices change what happens and what people tell you. You can’t go
        back within a run, but you can try the case again as often as you like. Nobody passes or fails. You keep your
        place if you leave. At the end you see your choices beside an expert’s, with the reasons and their sources.
      </p>
      <FactList
        facts={[
          { term: 'Law as of', detail: dateInWords(encounter.lawAsOf) },
          // Only lessons have sign-offs.
          { term: 'Review', detail: 'Not yet reviewed by counsel or a survivor advocate' },
          { term: 'Legal advice', detail: 'This is training, not legal advice.' },
        ]}
      />
    </details>
  )
}
