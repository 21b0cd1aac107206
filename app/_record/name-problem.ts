import { printedScripts } from '@/lib/platform/file/fonts'
import { uncoveredCharacters } from '@/lib/record/certificate/document/typeface'
import { submission } from '@/lib/training/attempt/schema'

/** Why a certificate can't bear this name, in a sentence; null if it can. */
export function nameProblem(typed: string): string | null {
  const parsed = submission.safeParse({ name: typed })
  if (!parsed.success) return parsed.error.issues[0]?.message ?? 'Enter your name.'
  const uncovered = uncoveredCharacters(parsed.data.name)
  if (uncovered.length === 0) return null
  return `The certificate’s fonts can’t print ${uncovered.slice(0, 5).join(' ')}. Write the name without it, or in another script. They print ${printedScripts}.`
}
