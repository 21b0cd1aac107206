import type { ReactNode } from 'react'
import { ButtonLink } from '@/app/_ui/button-link'
import { stepAnchor } from '@/lib/content/course/heading-id'
import type { Catalog, LessonStep } from '@/lib/content/course/schema'
import { Voice } from './voice'

type Props = {
  steps: readonly LessonStep[]
  voices: Catalog['voices']
  id: string
  title: string
  children: ReactNode
}

export function StepSection({ steps, voices, id, title, children }: Props) {
  const anchor = stepAnchor(id)
  const index = steps.findIndex((step) => step.id === id)
  const before = steps[index - 1]
  const after = steps[index + 1]
  return (
    <section className="step" id={anchor} aria-labelledby={`${anchor}-title`} data-minutes={steps[index]?.minutes}>
      <p className="step-number" id={`${anchor}-number`}>
        Step {index + 1} of {steps.length}
      </p>
      <h2 className="step-title" id={`${anchor}-title`} aria-describedby={`${anchor}-number`} tabIndex={-1}>
        {title}
      </h2>
      {children}
      {voices
        .filter((voice) => voice.step === id)
        .map((voice) => (
          <Voice key={voice.id} voice={voice} />
        ))}
      <nav className="step-go" aria-label={`From step ${index + 1}`}>
        {before && (
          <ButtonLink kind="quiet" href={`#${stepAnchor(before.id)}`}>
            Back
          </ButtonLink>
        )}
        {after && <ButtonLink href={`#${stepAnchor(after.id)}`}>Continue</ButtonLink>}
      </nav>
    </section>
  )
}

/** The place of a step's item. The cached lesson holds none of its text: app/_client/practice.ts loads it. */
export function CheckPlace({ item, practice }: { item: string; practice: string }) {
  return (
    <div className="step-check">
      <p className="kicker">Check yourself · not graded</p>
      <div data-item={item}>
        <a href={`${practice}#${item}`}>Answer one short case</a>
      </div>
    </div>
  )
}
