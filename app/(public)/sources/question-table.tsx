import { DataTable } from '@/app/_ui/data-table'
import type { QuestionEntry } from '@/lib/content/course/source-map'

export function QuestionTable({ questions }: { questions: readonly QuestionEntry[] }) {
  return (
    <DataTable
      caption="The twenty questions"
      columns={[
        { key: 'question', label: 'Question' },
        { key: 'claims', label: 'Claims', numeric: true },
        { key: 'mistakes', label: 'Corrected or out of date', numeric: true },
        { key: 'lessons', label: 'Lessons', numeric: true },
        { key: 'items', label: 'Items', numeric: true },
      ]}
      rows={questions.map(({ question, topic, claims, lessons, items }) => ({
        key: String(question),
        cells: [
          <a key="question" href={`#question-${question}`}>
            {question}. {topic}
          </a>,
          claims.length,
          claims.filter((claim) => claim.verdict === 'corrected' || claim.verdict === 'outdated').length,
          lessons.length,
          items.length,
        ],
      }))}
      empty="No questions"
    />
  )
}
