import type { PersonRecord } from './read-person'

export function timeOf({ views, beats }: Pick<PersonRecord, 'views' | 'beats'>) {
  const sessions = [...new Set(views.flatMap(({ sessionId }) => sessionId ?? []))]
  const unitOf = new Map(views.map(({ id, unitId }) => [id, unitId]))
  const units: Record<string, number> = {}
  for (const { viewId, creditMs } of beats) {
    const unitId = unitOf.get(viewId) ?? ''
    units[unitId] = (units[unitId] ?? 0) + creditMs
  }
  return {
    activeMs: beats.reduce((sum, { creditMs }) => sum + creditMs, 0),
    units,
    views: views.map(({ accountId: _, sessionId, ...view }) => ({
      ...view,
      session: sessionId === null ? null : sessions.indexOf(sessionId) + 1,
    })),
    beats: beats.map(({ accountId: _, ...beat }) => beat),
  }
}
