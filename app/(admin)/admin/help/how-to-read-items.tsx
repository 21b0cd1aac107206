import { fewestToJudge, limits } from '@/lib/measurement/analysis/judge'
import { percent } from '@/lib/platform/words'

export function HowToReadItems() {
  return (
    <>
      <dl className="how-to-read">
        <dt>Answers (n)</dt>
        <dd>
          How often this version of the item was submitted in a first attempt, with or without an answer. An edit makes
          a new version. Under {fewestToJudge}, nothing is flagged.
        </dd>
        <dt>Right (p)</dt>
        <dd>
          The mean credit of the answers, from 0 to 1: the difficulty of classical test theory. Flagged under{' '}
          {two(limits.hard)} and over {two(limits.easy)}.
        </dd>
        <dt>With the rest (r)</dt>
        <dd>
          How closely this item goes with the rest of the form: do learners who do well there get it right, too? This is
          the corrected point-biserial. Flagged under {two(limits.discrimination)}; below zero, check the key first.
        </dd>
        <dt>In brackets</dt>
        <dd>
          The true value is probably in this range: 95 of 100 such ranges contain it (Wilson for p, Fisher for r). With
          30 answers, they are wide.
        </dd>
        <dt>Exposure and drift</dt>
        <dd>
          How many forms of the last year had the item, and how much easier it got in the latest quarter, beyond any
          change in its quiz. At three standard errors or more, ask if people are sharing its answer.
        </dd>
        <dt>Idle option</dt>
        <dd>
          A wrong option that fewer than {percent(limits.distractor)} choose. It takes reading time and tells us
          nothing.
        </dd>
        <dt>Time</dt>
        <dd>From first shown to last answered; the geometric mean, so that a pause does not count for much.</dd>
        <dt>KR-20 or alpha</dt>
        <dd>
          How consistently the items of a form measure one thing, at most 1. Forms here ask about several objectives on
          purpose, so 0.6 is good and 0.9 would be suspicious. Where forms are drawn at random, it is an upper estimate
          of how two forms would agree.
        </dd>
        <dt>Standard error</dt>
        <dd>
          How many points an attempt’s score is usually off: the standard deviation times the root of 1 minus KR-20. At
          the cut it is Lord’s binomial error (1957), which says how sure a decision near it is.
        </dd>
        <dt>Same decision twice</dt>
        <dd>
          The share of people who would pass both of two such forms, or neither (Livingston and Lewis 1995, with a
          two-parameter beta). Kappa is the same beyond what chance gives: 1 is perfect, 0 is chance. It looks at the
          score alone, not at must-pass duties. A cut of 80% is provisional: no panel of judges has set it. If a panel
          has, this uses the mean cut of its forms.
        </dd>
      </dl>
      <p>
        These are reasons to look at an item, not verdicts. Later attempts follow a review of earlier ones, so they
        measure memory too: they count only when you choose all attempts.
      </p>
    </>
  )
}

function two(value: number): string {
  return value.toFixed(2)
}
