import { Button } from '@/app/_ui/button'
import { SelectField } from '@/app/_ui/select-field'
import type { Quiz } from '@/lib/content/course/schema'

type Props = { quizzes: readonly Pick<Quiz, 'id' | 'title'>[]; unitId: string | undefined }

export function QuizFilter({ quizzes, unitId }: Props) {
  return (
    <form method="get" action="/admin/items" className="filters">
      <SelectField
        label="Quiz"
        name="quiz"
        defaultValue={unitId ?? ''}
        options={[{ value: '', text: 'All quizzes' }, ...quizzes.map(({ id, title }) => ({ value: id, text: title }))]}
      />
      <Button kind="quiet">Show</Button>
    </form>
  )
}
