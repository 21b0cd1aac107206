/**
 * Normalized change between two scaled scores (0 to 1), from -1 to 1: of what there was to gain, what was gained; of what
 * there was to lose, what was lost. Null where there was neither: both full, or both nothing.
 * Marx and Cummings, “Normalized change”, American Journal of Physics 75, 87 (2007).
 */
export function normalizedChange(before: number, after: number): number | null {
  if (after > before) return (after - before) / (1 - before)
  if (after < before) return (after - before) / before
  return before === 0 || before === 1 ? null : 0
}

/**
 * Normalized gain of a group from its mean scores (0 to 1), at most 1. Null when nothing was left to gain.
 * Hake, “Interactive-engagement versus traditional methods”, American Journal of Physics 66, 64 (1998).
 */
export function normalizedGain(meanBefore: number, meanAfter: number): number | null {
  return meanBefore < 1 ? (meanAfter - meanBefore) / (1 - meanBefore) : null
}
