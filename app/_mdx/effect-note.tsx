import type { Effect } from '@/lib/content/course/effect'
import { dateInWords } from '@/lib/platform/words'

const sentences: Record<Effect['kind'], (when: string) => string> = {
  'in-force': (when) => `In force since ${when}.`,
  due: (when) => `Due to take effect ${when}.`,
  confirm: (when) => `Was due to take effect ${when}; confirm.`,
}

/** Asks to reconfirm an effective date that nobody has verified since it passed. */
export function EffectNote({ effect }: { effect: Effect | null }) {
  if (!effect) return null
  const words = dateInWords(effect.when)
  const at = effect.kind === 'in-force' ? words : effect.when.length === 7 ? `about ${words}` : `on ${words}`
  return <span className={`effect effect-${effect.kind}`}>{sentences[effect.kind](at)}</span>
}
