import { Tag } from '@/app/_ui/tag'
import type { EncounterChoice } from '@/lib/content/course/encounter-source'
import type { Encounter } from '@/lib/content/course/schema'
import type { DebriefStep } from '@/lib/training/encounter/debrief'
import { effectWords } from '../../../effect-words'
import { LawLine } from '../../../law-line'
import { SourcesOf } from '../../../sources-of'

type Props = { encounter: Encounter; steps: DebriefStep[] }

/** The text alternative to the drawing. */
export function StepList({ encounter, steps }: Props) {
  return (
    <ol className="run">
      {steps.map(({ node, choice, instead, turned }) => (
        <li key={node.id}>
          <h3>{node.title}</h3>
          <p>{node.text}</p>
          <Choice encounter={encounter} choice={choice} who="What you did" turned={turned} />
          {instead && <Choice encounter={encounter} choice={instead} who="What an expert does here" turned={false} />}
          <Others
            encounter={encounter}
            choices={(node.choices ?? []).filter((one) => one !== choice && one !== instead)}
          />
        </li>
      ))}
    </ol>
  )
}

type ChoiceProps = { encounter: Encounter; choice: EncounterChoice; who: string; turned: boolean }

function Choice({ encounter, choice, who, turned }: ChoiceProps) {
  const { text, grade, effect, feedback, law, facts } = choice
  return (
    <div className={`run-choice run-${grade}`}>
      <p className="run-who">
        {who} {turned && <Tag kind="warn">Turning point</Tag>}
      </p>
      <p className="feedback-option">{text}</p>
      <p>
        <strong>{grade === 'costly' ? 'What it cost' : 'What it won'}:</strong> {effect}
      </p>
      <p>{feedback}</p>
      <SourcesOf unit={encounter} facts={facts} />
      <LawLine encounter={encounter} law={law} />
    </div>
  )
}

function Others({ encounter, choices }: { encounter: Encounter; choices: EncounterChoice[] }) {
  if (choices.length === 0) return null
  return (
    <details>
      <summary>Other options here</summary>
      <ul>
        {choices.map((choice) => (
          <li key={choice.id}>
            {choice.text} {effectWords(choice)} {choice.feedback}
            <LawLine encounter={encounter} law={choice.law} />
          </li>
        ))}
      </ul>
    </details>
  )
}
