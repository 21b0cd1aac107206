import type { Encounter } from '@/lib/content/course/schema'
import type { DebriefStep } from '@/lib/training/encounter/debrief'
import { SourcesOf } from '../../../sources-of'

/** The learner's first costly choice beside the expert's choice there, each with what followed. */
export function TurningPoint({ encounter, turn }: { encounter: Encounter; turn: DebriefStep }) {
  const { node, choice, instead } = turn
  return (
    <section aria-labelledby="turn">
      <h2 id="turn">Where it turned: {node.title}</h2>
      <div className="two-ways">
        <div className="run-choice run-costly">
          <h3>What you did</h3>
          <p className="feedback-option">{choice.text}</p>
          <p>{choice.follows}</p>
        </div>
        {instead && (
          <div className="run-choice run-expert">
            <h3>What the expert did</h3>
            <p className="feedback-option">{instead.text}</p>
            <p>{instead.follows}</p>
          </div>
        )}
      </div>
      <p>
        <strong>Why it matters:</strong> {choice.feedback}
      </p>
      <SourcesOf unit={encounter} facts={choice.facts} />
    </section>
  )
}
