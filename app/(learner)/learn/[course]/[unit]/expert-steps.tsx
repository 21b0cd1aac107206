import { ScenePicture } from '@/app/_http/scene-picture'
import { expertPath } from '@/lib/content/course/encounter-graph'
import type { Encounter } from '@/lib/content/course/schema'
import { effectWords } from './effect-words'
import { LawLine } from './law-line'
import { SourcesOf } from './sources-of'

export function ExpertSteps({ encounter }: { encounter: Encounter }) {
  const { steps, at } = expertPath(encounter)
  return (
    <>
      <ScenePicture scene={encounter.scene} />
      <div className="scene">
        <p>{encounter.setting}</p>
      </div>
      <ol className="run">
        {steps.map(({ node, choice }) => (
          <li key={node.id}>
            <h2>{node.title}</h2>
            <p>{node.text}</p>
            <div className="run-choice run-expert">
              <p className="run-who">What an expert does</p>
              <p className="feedback-option">{choice.text}</p>
              <p>
                <strong>Why:</strong> {choice.feedback}
              </p>
              <SourcesOf unit={encounter} facts={choice.facts} />
              <LawLine encounter={encounter} law={choice.law} />
            </div>
            <details>
              <summary>Other options</summary>
              <ul>
                {node.choices
                  ?.filter((other) => other !== choice)
                  .map((other) => (
                    <li key={other.id}>
                      {other.text} {effectWords(other)}
                      <LawLine encounter={encounter} law={other.law} />
                    </li>
                  ))}
              </ul>
            </details>
            <p className="scene-then">{choice.follows}</p>
          </li>
        ))}
      </ol>
      <h2>{at.title}</h2>
      <p>{at.text}</p>
      <SourcesOf unit={encounter} facts={at.end?.facts ?? []} />
    </>
  )
}
