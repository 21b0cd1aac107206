import { ButtonLink } from '@/app/_ui/button-link'

/** The cached lesson holds nothing personal, so app/_client/practice.ts loads the items from the practice page. */
export function LessonPractice({ address, seen, count }: { address: string; seen: string; count: number }) {
  // "Mark as read" records the text shown here, even if a newer one is published meanwhile.
  const practice = `${address}/practice?seen=${seen}`
  return (
    <section aria-labelledby="practice-heading" className="lesson-practice" data-practice={practice}>
      <h2 id="practice-heading">Practice</h2>
      <p>{count} short cases, with feedback right away. Answer them, then mark the lesson as read.</p>
      <ButtonLink href={practice}>Practice and finish this lesson</ButtonLink>
    </section>
  )
}
