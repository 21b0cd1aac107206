import { Button } from '@/app/_ui/form/button'
import { SelectField } from '@/app/_ui/form/select-field'
import type { Quiz } from '@/lib/content/course/schema'
import type { WhichAttempts } from '@/lib/measurement/analysis/queries'

type Props = {
  quizzes: readonly Pick<Quiz, 'id' | 'title'>[]
  unitId: string | undefined
  attempts: WhichAttempts
}

export function QuizFilter({ quizzes, unitId, attempts }: Props) {
  return (
    <form method="get" action="/admin/items" className="filters">
      <SelectField
        label="Quiz"
        name="quiz"
        defaultValue={unitId ?? ''}
        options={[{ value: '', text: 'All quizzes' }, ...quizzes.map(({ id, title }) => ({ value: id, text: title }))]}
      />
      <SelectField
        label="Attempts"
        name="attempts"
        defaultValue={attempts}
        options={[
          { value: 'first', text: 'First attempts' },
          { value: 'all', text: 'All attempts' },
        ]}
      />
      <Button kind="quiet">Show</Button>
    </form>
  )
}
