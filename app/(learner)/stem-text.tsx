import { stemParts } from '@/lib/content/quiz/stem'

/** The situation in regular letters, then the question on a line of its own. */
export function StemText({ stem, number }: { stem: string; number?: number }) {
  const { situation, question } = stemParts(stem)
  return (
    <>
      {number !== undefined && `${number}. `}
      {situation && <span className="stem-situation">{situation} </span>}
      {question && <span className={situation ? 'stem-question' : undefined}>{question}</span>}
    </>
  )
}
