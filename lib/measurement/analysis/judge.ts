/** With fewer answers no flag is raised. */
export const fewestToJudge = 30

/** Published rules of thumb of classical test theory; each is a reason to look, not a verdict. */
export const limits = { distractor: 0.05, discrimination: 0.15, easy: 0.95, hard: 0.3 }

export type Flag =
  | { kind: 'hard' }
  | { kind: 'easy' }
  | { kind: 'discrimination' }
  | { kind: 'distractor'; option: string; share: number }

export interface Measured {
  count: number
  /** Mean credit, 0 to 1. */
  difficulty: number
  /** Correlation with the rest of the form; null where either never varies. */
  discrimination: number | null
  options: { id: string; isKey: boolean; share: number }[]
}

/** A possible wrong key or a misleading stem weighs more than an idle option. */
const weights: Record<Flag['kind'], number> = { discrimination: 3, hard: 3, easy: 1, distractor: 1 }

export function urgencyOf(flags: readonly Flag[]): number {
  return flags.reduce((sum, { kind }) => sum + weights[kind], 0)
}

export function judge({ count, difficulty, discrimination, options }: Measured): Flag[] {
  if (count < fewestToJudge) return []
  const idle = options.filter(({ isKey, share }) => !isKey && share < limits.distractor)
  return [
    ...(difficulty < limits.hard ? [{ kind: 'hard' as const }] : []),
    ...(difficulty > limits.easy ? [{ kind: 'easy' as const }] : []),
    ...(discrimination !== null && discrimination < limits.discrimination ? [{ kind: 'discrimination' as const }] : []),
    ...idle.map(({ id, share }) => ({ kind: 'distractor' as const, option: id, share })),
  ]
}
