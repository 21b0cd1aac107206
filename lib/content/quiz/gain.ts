import type { ObjectiveScore } from './schema'

/** -1 to 1; null when both are 0 or both are 1. Marx and Cummings, American Journal of Physics 75, 87 (2007). */
export function normalizedChange(before: number, after: number): number | null {
  if (after > before) return (after - before) / (1 - before)
  if (after < before) return (after - before) / before
  return before === 0 || before === 1 ? null : 0
}

/** At most 1; null when nothing was left to gain. Hake, American Journal of Physics 66, 64 (1998). */
export function normalizedGain(meanBefore: number, meanAfter: number): number | null {
  return meanBefore < 1 ? (meanAfter - meanBefore) / (1 - meanBefore) : null
}

/** A final also draws on objectives that the pre-test leaves out; they say nothing about a gain. */
export function onSame(before: readonly ObjectiveScore[], after: readonly ObjectiveScore[]): ObjectiveScore[] {
  return after.filter(({ objective }) => before.some((one) => one.objective === objective))
}
