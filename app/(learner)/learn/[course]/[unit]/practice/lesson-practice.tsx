import { ButtonLink } from '@/app/_ui/button-link'

/**
 * The practice at the end of a lesson: a link to its page. With JavaScript, app/_client/practice.ts brings the items in here.
 * Nothing personal is in the prerendered lesson: it arrives from the guarded page.
 */
export function LessonPractice({ address, seen, count }: { address: string; seen: string; count: number }) {
  // What is marked as read is the text that is shown here, whatever the site shows by then.
  const practice = `${address}/practice?seen=${seen}`
  return (
    <section aria-labelledby="practice-heading" className="lesson-practice" data-practice={practice}>
      <h2 id="practice-heading">Practice</h2>
      <p>{count} short cases, with feedback at once. Answer them, then mark the lesson as read.</p>
      <ButtonLink href={practice}>Practice and finish this lesson</ButtonLink>
    </section>
  )
}
