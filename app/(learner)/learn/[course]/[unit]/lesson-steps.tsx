import { stepAnchor } from '@/lib/content/course/heading-id'
import type { LessonStep } from '@/lib/content/course/schema'

export function LessonSteps({ steps }: { steps: readonly LessonStep[] }) {
  return (
    <nav className="step-list" aria-label="Steps of this lesson">
      <ol>
        {steps.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${stepAnchor(id)}`}>
              <span>{title}</span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
