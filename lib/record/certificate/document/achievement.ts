import { z } from 'zod'
import { panel } from '@/lib/content/quiz/schema'
import { panelSentence } from '@/lib/content/standard/form-cut'
import { query } from '@/lib/platform/db'
import { dayOf, percent } from '@/lib/platform/words'
import { type Achievement, type AchievementInput, achievementOf } from '@/lib/proof/credential/build'
import type { TrustedIssuer } from '@/lib/proof/issuer/published-key'
import { storedPassRule } from '@/lib/training/attempt/schema'
import { findPublishedVersion, type PublishedVersion } from '@/lib/training/enrollment/published-version'
import { minutesComputation } from './snapshot'

const moveOnRule = z.enum(['walked', 'sound', 'offered'])
const unitTerms = z.object({
  id: z.string().default(''),
  title: z.string().default(''),
  kind: z.string(),
  role: z.string().optional(),
  duties: z.array(z.object({ title: z.string() })).default([]),
})

/** Older course versions lack some of these fields. */
const outline = z.object({
  subtitle: z.string(),
  description: z.string().nullable().default(null),
  courseNumber: z.string().nullable().default(null),
  passRule: storedPassRule,
  /** Absent while the cut is provisional. */
  standard: panel.optional(),
  moveOn: z.object({ encounters: moveOnRule }).catchall(moveOnRule).default({ encounters: 'offered' }),
  modules: z.array(z.object({ units: z.array(unitTerms) })),
})

/** Reads only the version's row, so that the text is the same in ten years. */
export function achievementInputOf(version: PublishedVersion): AchievementInput {
  const terms = outline.parse(version.outline)
  return {
    courseId: version.courseId,
    courseTitle: version.title,
    courseSubtitle: terms.subtitle,
    versionHash: version.hash,
    edition: version.edition,
    description: terms.description ?? `${version.title}.`,
    criteria: criteriaOf(terms),
    hours: String(minutesComputation.parse(version.minutes).hours),
    courseNumber: terms.courseNumber,
    lawAsOf: dayOf(version.lawAsOf, 'UTC'),
  }
}

function criteriaOf({ passRule, standard, moveOn, modules }: z.infer<typeof outline>): string {
  const units = modules.flatMap((module) => module.units)
  const played = playedOf(
    moveOn,
    units.filter(({ kind }) => kind === 'encounter'),
  )
  const duties = units.flatMap((unit) => unit.duties.map(({ title }) => title))
  const final = units.some(({ role }) => role === 'final') ? ' and the final assessment' : ''
  const { masteryScore, objectiveMissed, objectiveScore } = passRule
  const passed = `A quiz is passed with ${percent(masteryScore)} or more of its points`
  return [
    `Answer the practice items of each lesson, except optional ones on hard topics, and mark it as read${played && `; ${played}`}; pass each quiz${final}.`,
    ...(objectiveMissed === undefined || objectiveScore === undefined
      ? [`${passed}.`]
      : [
          `${passed} and no objective failed;`,
          `an objective is failed with ${objectiveMissed} or more items missed and under ${percent(objectiveScore)} of its points.`,
        ]),
    ...(standard ? [panelSentence(standard)] : []),
    ...(duties.length > 0 ? [`Missing both items on a must-pass duty fails the final: ${duties.join('; ')}.`] : []),
  ].join(' ')
}

/** Credentials already issued name this text, so a course without rules for single encounters keeps its sentence. */
function playedOf(moveOn: z.infer<typeof outline>['moveOn'], encounters: z.infer<typeof unitTerms>[]): string {
  const { encounters: usual, ...single } = moveOn
  if (Object.keys(single).length === 0) {
    if (usual === 'offered' || encounters.length === 0) return ''
    return usual === 'sound' ? 'walk each encounter to a sound end' : 'walk each encounter to an end'
  }
  const namesOf = (rule: string) =>
    encounters.flatMap(({ id, title }) => ((moveOn[id] ?? usual) === rule ? `“${title}”` : [])).join(' and ')
  const [toAnyEnd, toSoundEnd] = [namesOf('walked'), namesOf('sound')]
  return [
    toAnyEnd && `play or read ${toAnyEnd}`,
    toSoundEnd &&
      `reach a sound ending of ${toSoundEnd}, or read it and answer its questions (any ending, if enrolled before this was asked)`,
  ]
    .filter(Boolean)
    .join('; ')
}

export async function findAchievement(
  issuer: TrustedIssuer,
  { courseId, version }: { courseId: string; version: string },
): Promise<Achievement | null> {
  if (!/^[0-9a-f]{12}$/.test(version)) return null
  const [found] = await query<{ id: string }>`
    select id::text from published_version where course_id = ${courseId} and starts_with(hash, ${version}) limit 1`
  return found ? achievementOf(issuer.url, achievementInputOf(await findPublishedVersion(found.id))) : null
}
