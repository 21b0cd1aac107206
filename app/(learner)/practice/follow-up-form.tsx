import { Button } from '@/app/_ui/form/button'
import { OptionList } from '@/app/_ui/form/option-list'
import type { FollowUpQuestion } from '@/lib/record/spaced-practice/queries'
import type { FollowUpInput } from '@/lib/record/spaced-practice/schema'

const words: Record<FollowUpInput['reply'], string> = {
  used: 'Yes, I used it',
  no_occasion: 'No, I had no occasion',
  not_used: 'I had an occasion but didn’t use it',
}

/** Asked once after 30 days and once after 90. */
export function FollowUpForm({ question, error }: { question: FollowUpQuestion; error?: string | undefined }) {
  return (
    <form method="post" action="/practice/follow-ups">
      <h2>One question about your training</h2>
      <input type="hidden" name="certificate" value={question.certificateId} />
      <input type="hidden" name="days" value={question.days} />
      <OptionList
        legend={`In the last ${question.days} days: did you use what you learned in “${question.courseTitle}”?`}
        hint="Don’t name anyone. Your coordinator sees only totals for five or more people, never your answer."
        name="reply"
        options={Object.entries(words).map(([id, text]) => ({ id, text }))}
        error={error}
      />
      <Button>Send my answer</Button>
    </form>
  )
}
