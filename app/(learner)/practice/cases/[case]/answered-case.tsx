import { FactLinks } from '@/app/_ui/fact-links'
import { Feedback } from '@/app/_ui/feedback'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { feedbackOf } from '@/app/(learner)/learn/[course]/[unit]/feedback-of'
import { verdictWords } from '@/app/(learner)/learn/[course]/[unit]/verdict'
import { StemText } from '@/app/(learner)/stem-text'
import type { Catalog } from '@/lib/content/course/schema'
import type { CaseView } from '@/lib/record/spaced-practice/queries'
import type { nextOf } from '../../when-it-comes'

type Props = {
  answered: CaseView & { value: string[] }
  catalog: Catalog
  next: ReturnType<typeof nextOf>
}

export function AnsweredCase({ answered: { item, optionOrder, value }, catalog, next }: Props) {
  const options = feedbackOf(catalog, item, value, optionOrder)
  const cited = new Set([...item.facts, ...item.options.flatMap(({ facts }) => facts)])
  // Facts removed from the register since have no page to link to.
  const sources = catalog.facts.filter(({ id }) => cited.has(id))
  return (
    <>
      <h1>{verdictWords(options)}</h1>
      <p className="practice-stem">
        <StemText stem={item.stem} />
      </p>
      <Feedback options={options} />
      <h2>Sources</h2>
      <FactLinks facts={sources} />
      <ButtonRow note={next.words}>
        <ButtonLink href={next.href}>{next.button}</ButtonLink>
        <ButtonLink kind="quiet" href="/practice">
          Change or stop the cases
        </ButtonLink>
      </ButtonRow>
    </>
  )
}
