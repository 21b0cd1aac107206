import type { EncounterChoice } from '@/lib/content/course/encounter-source'

/** What another choice would have cost or won, as a sentence: some effects are phrases. */
export function effectWords({ grade, effect }: Pick<EncounterChoice, 'grade' | 'effect'>): string {
  return `${grade === 'costly' ? 'It costs' : 'It wins'}: ${effect.replace(/\.?$/, '.')}`
}
