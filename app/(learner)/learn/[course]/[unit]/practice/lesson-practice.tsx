import { ButtonLink } from '@/app/_ui/form/button-link'

/** The cached lesson holds nothing personal, so app/_client/practice.ts loads the items from the practice page. */
export function LessonPractice({ address }: { address: string }) {
  return (
    <section aria-labelledby="practice-heading" className="lesson-practice" data-practice={address}>
      <h2 id="practice-heading">Finish this lesson</h2>
      <p>Answer each check, then mark the lesson as read. The checks aren’t graded, and you get feedback right away.</p>
      <ButtonLink href={address}>Practice and finish this lesson</ButtonLink>
    </section>
  )
}
