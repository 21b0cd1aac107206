import type { ComponentProps, ReactNode } from 'react'
import { Callout } from '@/app/_ui/callout'
import { telOf } from '@/app/_ui/tel'
import { factsOfFigure } from '@/lib/content/course/figure-source'
import { headingId, stepAnchor } from '@/lib/content/course/heading-id'
import type { Claim, HelpLine } from '@/lib/content/course/register-source'
import type { Catalog, Lesson } from '@/lib/content/course/schema'
import { Cites, sourcesId } from './cites'
import { CommonMistake } from './common-mistake'
import { FactStatement } from './fact-statement'
import { Figure } from './figures/figure'
import { plainText } from './headings'
import { LessonTable } from './lesson-table'
import type { NumberedFact } from './numbered'
import type { SourceGroups } from './source-list'
import { StepSection } from './step-section'
import { TermLink } from './term'

type LessonContext = {
  sources: NumberedFact[]
  claims: readonly Claim[]
  help: readonly HelpLine[]
  lesson: Lesson
  voices: Catalog['voices']
  figures: Catalog['figures']
  /** The address of the lesson's practice. */
  practice: string
  /** The address of the learner's call card. */
  card: string
  /** Filled while the text renders, for the popovers after it. */
  groups: SourceGroups
}

function Guidance({ children }: { children: ReactNode }) {
  return (
    <Callout kind="guidance" title="Practice advice, not sourced">
      {children}
    </Callout>
  )
}

function Note({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Callout kind="note" title={title}>
      {children}
    </Callout>
  )
}

function Heading3({ children }: { children?: ReactNode }) {
  return <h3 id={headingId(plainText(children))}>{children}</h3>
}

function Anchor({ href = '', children }: ComponentProps<'a'>) {
  return (
    <a href={href} rel={/^https?:/.test(href) ? 'external noopener noreferrer' : undefined}>
      {children}
    </a>
  )
}

function ContentNote({ topic, alternative, past, cites }: NoteProps) {
  return (
    <Callout kind="content-note" title="About the next step">
      <p>
        It mentions {topic}. You can <a href={past}>skip that step</a> and read this summary instead; it counts the
        same.
      </p>
      <details>
        <summary>Summary of that step</summary>
        <p>
          {alternative}
          {cites}
        </p>
      </details>
    </Callout>
  )
}

type NoteProps = { topic: string; alternative: string; past: string; cites: ReactNode }

/** The step after a section, or the end of the lesson. */
function addressAfter(section: string, steps: Lesson['steps']): string {
  const next = steps[steps.findIndex(({ title }) => title === section) + 1]
  return next ? `#${stepAnchor(next.id)}` : '#lesson-end'
}

/** A phone line from the register, so one edit updates every lesson. */
function PhoneLine({ line, cites }: { line: HelpLine; cites: ReactNode }) {
  return (
    <>
      {line.name}:{' '}
      <a className="phone" href={telOf(line.phone)}>
        {line.phone}
      </a>
      {cites}
    </>
  )
}

/** The organization's own number: app/_client/call.ts shows it beside the link. */
const callTo =
  (card: string) =>
  ({ line, children }: { line: string; children: ReactNode }) => (
    <a className="call" href={`${card}#${line}`}>
      {children}
    </a>
  )

/** A step renders its check itself, as a screen of its own. */
const PlacedByStep = () => null

/** The closed set of lesson components. An unknown id renders nothing, because the build already rejects it. */
export function lessonComponents(context: LessonContext) {
  const { sources, claims, help, lesson, voices, figures, practice, card, groups } = context
  const { steps, contentNote } = lesson

  const cited = (ids: readonly string[]) => {
    const numbers = ids.flatMap((id) => sources.find(({ fact }) => fact.id === id)?.number ?? []).sort((a, b) => a - b)
    groups.set(sourcesId(numbers), numbers)
    return <Cites numbers={numbers} />
  }

  const cite = ({ fact }: { fact: string }) => cited(fact.split(/\s+/))

  const step = (props: { id: string; title: string; children: ReactNode }) => (
    <StepSection steps={steps} voices={voices} practice={practice} {...props} />
  )

  const mistake = ({ claim: id }: { claim: string }) => {
    const claim = claims.find((one) => one.id === id)
    return claim ? <CommonMistake claim={claim} cites={cited(claim.facts)} /> : null
  }

  const fact = ({ fact: id }: { fact: string }) => {
    const found = sources.find((one) => one.fact.id === id)
    if (!found) return null
    return <FactStatement fact={found.fact} effect={found.effect} cites={cited([id])} />
  }

  const phoneLine = ({ fact: id, cited: where }: { fact: string; cited?: 'below' }) => {
    const line = help.find((one) => one.fact === id)
    return line ? <PhoneLine line={line} cites={where !== 'below' && cited([id])} /> : null
  }

  const linesOf = (ids: readonly string[]) => ids.flatMap((id) => help.filter((line) => line.fact === id))

  const phoneOf = (id: string) => help.find((one) => one.fact === id)?.phone ?? ''

  const figure = ({ name }: { name: string }) => {
    const found = figures.find((one) => one.name === name)
    if (!found) return null
    return <Figure figure={found} phoneOf={phoneOf} lines={linesOf(found.lines)} cites={cited(factsOfFigure(found))} />
  }

  const note = () =>
    contentNote && (
      <ContentNote
        topic={contentNote.topic}
        alternative={contentNote.alternative}
        past={addressAfter(contentNote.section, steps)}
        cites={cited(contentNote.facts)}
      />
    )

  return {
    Cite: cite,
    Step: step,
    Check: PlacedByStep,
    CommonMistake: mistake,
    Fact: fact,
    Line: phoneLine,
    Call: callTo(card),
    Term: TermLink,
    Figure: figure,
    Guidance,
    Note,
    ContentNote: note,
    h3: Heading3,
    table: LessonTable,
    a: Anchor,
  }
}
