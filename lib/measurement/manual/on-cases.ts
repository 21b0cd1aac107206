import { type AreaEstimate, fewestRaters } from '@/lib/measurement/case-rating/areas'
import { percentOf } from '@/lib/measurement/cue/table'
import { type ManualInput, type ManualSection, section } from './section'

const two = (value: number) => value.toFixed(2)

/** The area under the ROC curve before and after, and the cases behind it. */
export function caseAreasOf({ course, areas, themes, pairs, cues }: ManualInput): ManualSection {
  const { before, after, change } = areas
  const matched = course.cases.filter(({ pair }) => pair).length
  const stem = cues.find((one) => one.course === course.id && one.bank === 'cases')?.figures[0]
  const area = (found: AreaEstimate | null) =>
    found ? `${two(found.value)} (${two(found.low)} to ${two(found.high)})` : 'not known'
  return section('Telling cases apart', {
    paragraphs: [
      `Learners rate ${matched} matched cases in two sets, one before the course and the other after the scored items of the first final: how likely is it that someone is being compelled? A coin decides the order. The twins of a pair differ in one fact, so a topic tells nothing; the ratings are never scored.`,
      `The area under the ROC curve is each person’s (Mann-Whitney, ties at half), averaged with both orders weighing the same. Ranges are over people (Student), never narrower than Hanley and McNeil’s (1982). Answering without reading gives 0.50.`,
      stem
        ? `A model that learned from the words of all other pairs tells the kind of case in ${percentOf(stem.rate)} of them; the limit is ${percentOf(stem.limit)}.`
        : 'What the words of the cases give away has not been measured.',
      change
        ? `For ${change.learners} people who rated both sets, the area changed by ${area(change)}.`
        : `Fewer than ${fewestRaters} people have rated both sets: what the course changes is not known.`,
    ],
    tables: [
      {
        caption: 'Areas and counts on this site',
        heads: ['Rated', 'People', 'Area (95% range)', 'Hits', 'False alarms'],
        rows: [['before', before] as const, ['after', after] as const].map(([name, one]) => [
          name,
          String(one.learners),
          area(one.area),
          `${one.hits} of ${one.compelled}`,
          `${one.falseAlarms} of ${one.others}`,
        ]),
      },
      ...(themes.length > 0
        ? [
            {
              caption: 'Area by kind of case (95% range)',
              heads: ['Kind', 'Before', 'After'],
              rows: themes.map((one) => [one.theme, area(one.before), area(one.after)]),
            },
          ]
        : []),
      ...(pairs.length > 0
        ? [
            {
              caption: 'Mean ratings of each pair, 1 to 5',
              heads: ['Pair', 'Theme', 'Set', 'Ratings', 'Compelled', 'Look-alike'],
              rows: pairs.map((one) => [
                one.pair,
                one.theme,
                one.set,
                String(one.ratings),
                two(one.compelled),
                two(one.other),
              ]),
            },
          ]
        : []),
    ],
  })
}
