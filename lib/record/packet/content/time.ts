import type { LoggedRecord } from './read-person'

type Timed = Pick<LoggedRecord, 'views' | 'beats'>

/** Without steps except for the person: a step left out would show who skipped what a content note is about. */
export function timeOf({ views, beats }: Timed, { steps = false } = {}) {
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

/** Playing a case opens a page for each decision, and reading it one for all: here each beat has a view of its own. */
export function packetTime({ views, beats }: Timed) {
  const encounters = new Map(views.flatMap((one) => (one.page === 'encounter' ? [[one.id, one]] : [])))
  const own = beats.flatMap(({ viewId, ordinal }, index) => {
    const view = encounters.get(viewId)
    if (!view) return []
    // Both give the same credit, which counts from the later one.
    const viewedAt = new Date(Math.max(view.viewedAt.getTime(), beats[index - 1]?.at.getTime() ?? 0))
    return [{ ...view, id: `encounter-${ordinal}`, viewedAt }]
  })
  return timeOf({
    views: [...views.filter(({ page }) => page !== 'encounter'), ...own].sort(
      (a, b) => a.viewedAt.getTime() - b.viewedAt.getTime(),
    ),
    beats: beats.map((one) => (encounters.has(one.viewId) ? { ...one, viewId: `encounter-${one.ordinal}` } : one)),
  })
}
