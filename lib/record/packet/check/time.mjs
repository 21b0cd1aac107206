import { canonical } from './files.mjs'
import { counts, expect } from './findings.mjs'
import { sum } from './scores.mjs'

/** The most that a page counts at once. From "Begin" to "Mark as read" it depends on the lesson. */
const beatCapMs = 30_000

/** A beat counts the time since the last beat or the page's opening, whichever is later, up to its cap. */
export function checkTime({ activeMs, units, begun, views, beats }, resets, name) {
  const viewOf = new Map(views.map((view) => [view.id, view]))
  const sums = {}
  const read = {}
  let countedTo = 0
  for (const [index, beat] of beats.entries()) {
    counts.beats += 1
    const view = viewOf.get(beat.viewId)
    const now = Date.parse(beat.at)
    const said = `${name}: beat ${beat.ordinal}`
    expect(beat.ordinal === index + 1, `${said} is where beat ${index + 1} should be`)
    expect(beat.kind !== 'beat' || beat.capMs <= beatCapMs, `${said} may count ${beat.capMs} ms, more than allowed`)
    expect(view, `${said} belongs to no page view`)
    if (!view) continue
    // Reading time starts again at a reset.
    const reset = resets.filter((one) => one.unitId === view.unitId && Date.parse(one.resetAt) <= now)
    const since = Math.max(
      Date.parse(view.viewedAt),
      ...(beat.kind === 'reading' ? reset.map((one) => Date.parse(one.resetAt)) : []),
    )
    const rebuilt = Math.min(beat.capMs, now - Math.max(countedTo, since))
    expect(beat.creditMs === rebuilt, `${said} counts ${beat.creditMs} ms on record, but ${rebuilt} by the clock`)
    countedTo = now
    sums[view.unitId] = (sums[view.unitId] ?? 0) + beat.creditMs
    if (beat.kind === 'reading') read[view.unitId] = (read[view.unitId] ?? 0) + beat.creditMs
  }
  expect(canonical(sums) === canonical(units), `${name}: active time by unit is not the sum of its beats`)
  // Packets from before it was told apart have none.
  if (begun) expect(canonical(read) === canonical(begun), `${name}: time by Begin is not the sum of its beats`)
  expect(sum(Object.values(sums)) === activeMs, `${name}: total active time is not the sum of its beats`)
}

/** The beat sent with "Mark as read" may have been counted just before or just after it. */
const sameMomentMs = 5000

/** After a reset or a law change, a completion holds only part of the sum of its beats. */
export function checkCompletions({ completions, enrollments }, { views, beats }, resets, name) {
  const unitOf = new Map(views.map(({ id, unitId }) => [id, unitId]))
  const anew = [
    ...resets.map(({ unitId, resetAt }) => ({ unitId, at: resetAt })),
    ...enrollments.flatMap((one) => one.deltaUnits.map(({ unitId, assignedAt }) => ({ unitId, at: assignedAt }))),
  ]
  for (const { unitId, ordinal, activeMs, completedAt } of completions) {
    if (activeMs === null) continue
    const end = Date.parse(completedAt)
    const before = beats.filter((beat) => unitOf.get(beat.viewId) === unitId && Date.parse(beat.at) <= end)
    const sure = before.filter((beat) => beat.kind === 'reading' || Date.parse(beat.at) <= end - sameMomentMs)
    const [most, least] = [before, sure].map((some) => sum(some.map((beat) => beat.creditMs)))
    const isWhole = ordinal === 1 && !anew.some((one) => one.unitId === unitId && Date.parse(one.at) <= end)
    expect(
      activeMs <= most && (!isWhole || activeMs >= least),
      `${name}: lesson ${unitId} was marked as read after ${activeMs} ms on record, but ${most} by its beats`,
    )
  }
}
