import { itemsOn, panelOf } from '@/lib/content/course/lookup'
import { fewestJudges, meanCut } from '@/lib/content/standard/form-cut'
import { fewestToJudge } from '@/lib/measurement/analysis/judge'
import { conditionalError, decisionConsistency, standardError } from '@/lib/measurement/analysis/precision'
import { hofsteeCut } from '@/lib/measurement/standard/hofstee'
import { type Round, roundsOf } from '@/lib/measurement/standard/panel'
import { percent } from '@/lib/platform/words'
import { type ManualInput, type ManualSection, type ManualTable, section } from './section'

const two = (value: number | null | undefined) => (value == null ? 'not known' : value.toFixed(2))

/** Share of the points; the mean over forms where a panel has rated. */
function cutOfFinal({ course, final }: ManualInput): number {
  const panel = panelOf(course, final)
  return panel ? meanCut(final, panel) : course.passRule.masteryScore
}

export function cutSection(input: ManualInput): ManualSection {
  const { course, final, scores } = input
  const { judges = [], ratings = [], justQualified = null } = course.panel ?? {}
  const rounds = roundsOf(
    judges.map(({ id }) => id),
    ratings,
  )
  const panel = panelOf(course, final)
  const now = percent(cutOfFinal(input))
  const bounds = judges.flatMap(({ hofstee }) => hofstee ?? [])
  const check = hofsteeCut(bounds, scores)
  return section('Passing score', {
    paragraphs: [
      panel
        ? `A form’s passing score is the sum of its items’ ratings by ${panel.judges} judges, last on ${panel.on} (modified Angoff, two rounds): ${now} of the points on the average form.`
        : `The passing score is ${now} of the points. It is provisional: no panel of ${fewestJudges} or more judges has rated the items, and nobody has shown that ${now} is right.`,
      ...(justQualified ? [`The judges describe the learner who knows just enough: ${justQualified}`] : []),
      ...(bounds.length > 0
        ? [
            check === null
              ? 'Hofstee’s method gives no score within what the judges find acceptable.'
              : `As a check, Hofstee’s method gives ${check.toFixed(1)}%.`,
          ]
        : []),
    ],
    tables: [
      ...(rounds.first ? [roundTable(rounds)] : []),
      ...[rounds.second ?? rounds.first].flatMap((round) => (round ? [spreadTable(round)] : [])),
    ],
  })
}

function roundTable({ first, second }: ReturnType<typeof roundsOf>): ManualTable {
  const row = (name: string, round: Round) => [
    name,
    String(round.cuts.length),
    `${round.cut.toFixed(1)}%`,
    round.deviation.toFixed(1),
    round.standardError.toFixed(1),
    `${two(round.agreement?.single)} and ${two(round.agreement?.panel)}`,
  ]
  return {
    caption: 'Rounds of the panel',
    heads: ['Round', 'Judges', 'Cut', 'Deviation', 'Standard error', 'Agreement: ICC(2,1) and (2,k)'],
    rows: [...(first ? [row('first', first)] : []), ...(second ? [row('second', second)] : [])],
  }
}

/** Most spread first: where judges disagree. */
function spreadTable({ items }: Round): ManualTable {
  return {
    caption: 'Ratings by item, the most spread first',
    heads: ['Item', 'Mean', 'Deviation', 'Lowest', 'Highest'],
    rows: items
      .toSorted((a, b) => b.deviation - a.deviation)
      .map((one) => [one.item, ...[one.mean, one.deviation, one.lowest, one.highest].map((value) => value.toFixed(1))]),
  }
}

export function precisionOf(input: ManualInput): ManualSection {
  const { form, scores } = input
  const cut = cutOfFinal(input)
  if (!form || form.count < fewestToJudge) {
    return section('How sure a pass is', {
      paragraphs: [
        `${form?.count ?? 0} first attempts: fewer than ${fewestToJudge}, too few to say how sure a pass is.`,
      ],
    })
  }
  const measured = { ...form, items: form.formItems }
  const twice = decisionConsistency({ ...measured, cut })
  const passed = scores.reduce((sum, one) => sum + one.passed, 0)
  return section('How sure a pass is', {
    paragraphs: [
      'From first attempts at whole forms. Alpha is an upper estimate where forms are drawn at random. Decision consistency looks at the score alone, not at must-pass duties.',
    ],
    tables: [
      {
        caption: 'Precision of forms',
        heads: ['Measure', 'Value'],
        rows: [
          ['First attempts', String(form.count)],
          ['Passed', percent(passed / form.count)],
          ['Mean score', `${two(form.mean)} of ${form.formItems}`],
          ['Standard deviation', two(form.deviation)],
          ['KR-20 or alpha, upper estimate', two(form.alpha)],
          ['Standard error of measurement, points', two(standardError(measured))],
          [
            'Standard error at the cut, points (Lord 1957)',
            two(conditionalError({ items: form.formItems, score: cut * form.formItems })),
          ],
          [
            'Same decision on two forms (Livingston and Lewis 1995)',
            twice ? `${percent(twice.agreement)}, kappa ${two(twice.kappa)}` : 'not known',
          ],
        ],
      },
    ],
  })
}

export function exposureOf({ final, form, items }: ManualInput): ManualSection {
  const bank = new Map(final.bank.map((item) => [item.hash, item]))
  const shares = form ? items.flatMap((one) => (bank.has(one.hash) ? one.count / form.count : [])) : []
  const expected = itemsOn(final) / final.bank.length
  const own = final.privateBank?.length ?? 0
  return section('Exposure', {
    paragraphs: [
      `The shipped bank is public: anyone can read its ${final.bank.length} items with their keys. ${own > 0 ? `This site adds ${own} of its own, which are not.` : 'This site has no bank of its own.'}`,
      `A form shows ${percent(expected)} of the bank. ${shares.length > 0 && form ? `In ${form.count} first attempts, the most used item was on ${percent(Math.max(...shares))} of the forms; ${bank.size - shares.length} items were on none.` : 'No form has been submitted yet.'}`,
    ],
  })
}

/** The evidence that is still missing. A point disappears once its evidence exists. */
export function gapsOf(input: ManualInput): ManualSection {
  const { course, final, form } = input
  const lessons = course.modules.flatMap(({ units }) => units.flatMap((unit) => (unit.kind === 'lesson' ? [unit] : [])))
  const unread = lessons.filter(
    ({ version, reviews }) => !reviews.some((one) => one.role === 'survivor-advocate' && one.version === version),
  ).length
  const count = form?.count ?? 0
  const points: [boolean, string][] = [
    [!panelOf(course, final), 'No panel of judges has set the passing score.'],
    [count < fewestToJudge, `Only ${count} first attempts: reliability and decision consistency are not known.`],
    [course.counselReviewed === null, 'No lawyer has signed off on the items.'],
    [
      unread > 0,
      `No survivor advocate has signed off on ${unread} of ${lessons.length} lessons in their current version.`,
    ],
    [course.cases.length > 0, 'Nobody outside has reviewed the cases that learners rate before and after.'],
    [true, 'No study compares people who took the course with people who did not, or the score with work on the job.'],
    [!panelOf(course, final), 'Forms are not equated: a hard form has the same passing score as an easy one.'],
    [
      true,
      'Items are compared between groups only from 100 people each, and by first language only for those who say theirs.',
    ],
    [true, 'No one is watched during a final, so people can look things up.'],
  ]
  return section('Not validated yet', { points: points.flatMap(([isOpen, point]) => (isOpen ? [point] : [])) })
}
