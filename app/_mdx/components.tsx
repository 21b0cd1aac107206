import type { ComponentProps, ReactNode } from 'react'
import { Callout } from '@/app/_ui/callout'
import type { Claim, Fact, Lesson } from '@/lib/course/schema'
import { Cites } from './cites'
import { Correction } from './correction'
import { addressAfter, headingId, textOf } from './headings'

type LessonContext = {
  facts: ReadonlyMap<string, Fact>
  claims: ReadonlyMap<string, Claim>
  /** Fact id to its number in this lesson, in order of first mention. */
  numbers: ReadonlyMap<string, number>
  contentNote: Lesson['contentNote']
  /** The lesson's MDX text, read for its headings: the way past a section is the heading after it. */
  source: string
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

function Heading({ children }: { children?: ReactNode }) {
  return <h2 id={headingId(textOf(children))}>{children}</h2>
}

function Table(props: ComponentProps<'table'>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this is a scroll region
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <div className="scroll" role="group" aria-label="Table" tabIndex={0}>
      <table className="data" {...props} />
    </div>
  )
}

function Anchor({ href = '', children }: ComponentProps<'a'>) {
  return (
    <a href={href} rel={/^https?:/.test(href) ? 'external noopener noreferrer' : undefined}>
      {children}
    </a>
  )
}

function ContentNote({ topic, alternative, past }: { topic: string; alternative: string; past: string }) {
  return (
    <Callout kind="content-note" title="About the next section">
      <p>
        It mentions {topic}. You can <a href={past}>skip the section</a> and read this summary instead; it counts the
        same.
      </p>
      <details>
        <summary>Summary of the section</summary>
        <p>{alternative}</p>
      </details>
    </Callout>
  )
}

/**
 * The closed set of components that a lesson may use.
 * An id that is not known renders nothing: the build refuses it earlier.
 */
export function lessonComponents({ facts, claims, numbers, contentNote, source }: LessonContext) {
  const numbersOf = (ids: string[]) => ids.flatMap((id) => (facts.has(id) ? (numbers.get(id) ?? []) : []))

  const cite = ({ fact }: { fact: string }) => <Cites numbers={numbersOf(fact.split(/\s+/))} />

  const correction = ({ claim: id }: { claim: string }) => {
    const claim = claims.get(id)
    return claim ? <Correction claim={claim} numbers={numbersOf(claim.facts)} /> : null
  }

  const note = () =>
    contentNote && (
      <ContentNote
        topic={contentNote.topic}
        alternative={contentNote.alternative}
        past={addressAfter(contentNote.section, source)}
      />
    )

  return { Cite: cite, Correction: correction, Guidance, Note, ContentNote: note, h2: Heading, table: Table, a: Anchor }
}
