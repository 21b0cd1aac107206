import type { PersonRecord } from './read-person'

/** Without steps except for the person: a step left out would show who skipped what a content note is about. */
export function timeOf({ views, beats }: Pick<PersonRecord, 'views' | 'beats'>, { steps = false } = {}) {
  const sessions = [...new Set(views.flatMap(({ sessionId }) => sessionId ?? []))]
  const unitOf = new Map(views.map(({ id, unitId }) => [id, unitId]))
  const sumsOf = (some: typeof beats) => {
    const units: Record<string, number> = {}
    for (const { viewId, creditMs } of some) {
      const unitId = unitOf.get(viewId) ?? ''
      units[unitId] = (units[unitId] ?? 0) + creditMs
    }
    return units
  }
  return {
    activeMs: beats.reduce((sum, { creditMs }) => sum + creditMs, 0),
    units: sumsOf(beats),
    /** The part of `units` from "Begin" to "Mark as read": nothing shows that the learner was there. */
    begun: sumsOf(beats.filter(({ kind }) => kind === 'reading')),
    views: views.map(({ accountId: _, sessionId, ...view }) => ({
      ...view,
      session: sessionId === null ? null : sessions.indexOf(sessionId) + 1,
    })),
    beats: beats.map(({ accountId: _, stepId, ...beat }) => (steps ? { ...beat, stepId } : beat)),
  }
}
