import { Children, type ReactNode } from 'react'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { checkAnchor, stepAnchor } from '@/lib/content/course/heading-id'
import type { Catalog, LessonStep } from '@/lib/content/course/schema'
import { plainText } from './headings'
import { Voice } from './voice'

type Props = {
  steps: readonly LessonStep[]
  voices: Catalog['voices']
  /** The address of the lesson's practice. */
  practice: string
  id: string
  title: string
  children: ReactNode
}

/** The screens of app/_client/steps.ts: the text, then its check, and the key points at the end of the lesson. */
export function StepSection({ steps, voices, practice, id, title, children }: Props) {
  const anchor = stepAnchor(id)
  const index = steps.findIndex((step) => step.id === id)
  const { minutes, check } = steps[index] ?? {}
  const before = steps[index - 1]
  const after = steps[index + 1]
  const { text, points } = apart(children)
  const end = points ? pointsAnchor : undefined
  const next = after ? stepAnchor(after.id) : end
  return (
    <section className="step" id={anchor} aria-labelledby={`${anchor}-title`} data-minutes={minutes}>
      <p className="step-number" id={`${anchor}-number`}>
        Step {index + 1} of {steps.length}
      </p>
      <h2 className="step-title" id={`${anchor}-title`} aria-describedby={`${anchor}-number`} tabIndex={-1}>
        {title}
      </h2>
      <div className="step-text">
        {text}
        {voices
          .filter((voice) => voice.step === id)
          .map((voice) => (
            <Voice key={voice.id} voice={voice} />
          ))}
        <Go
          label={`From step ${index + 1}`}
          back={before && lastScreen(before)}
          next={check ? checkAnchor(id) : next}
        />
      </div>
      {check && (
        <div className="step-check" id={checkAnchor(id)} data-screen="Check">
          <h3 className="kicker" aria-describedby={`${anchor}-title`}>
            Check yourself · not graded
          </h3>
          <CheckPlace item={check} practice={practice} />
          <Go label={`From the check of step ${index + 1}`} back={anchor} next={next} />
        </div>
      )}
      {points && (
        <div className="step-text" id={pointsAnchor} data-screen="Key points">
          {points}
          <Go label="From the key points" back={check ? checkAnchor(id) : anchor} />
        </div>
      )}
    </section>
  )
}

const pointsAnchor = 'key-points'

/** The key points close a lesson, after its last check. */
function apart(children: ReactNode): { text: ReactNode; points: ReactNode[] | null } {
  const parts = Children.toArray(children)
  const at = parts.findIndex((part) => plainText(part) === 'Key points')
  return at < 0 ? { text: parts, points: null } : { text: parts.slice(0, at), points: parts.slice(at) }
}

const lastScreen = ({ id, check }: LessonStep) => (check ? checkAnchor(id) : stepAnchor(id))

function Go({ label, back, next }: { label: string; back: string | undefined; next?: string | undefined }) {
  return (
    <nav className="step-go" aria-label={label}>
      {back && (
        <ButtonLink kind="quiet" href={`#${back}`}>
          Back
        </ButtonLink>
      )}
      {next && <ButtonLink href={`#${next}`}>Continue</ButtonLink>}
    </nav>
  )
}

/** The cached lesson holds no item's text: app/_client/practice.ts loads it. */
function CheckPlace({ item, practice }: { item: string; practice: string }) {
  return (
    <div data-item={item}>
      <a href={`${practice}#${item}`}>Answer one short case</a>
    </div>
  )
}
