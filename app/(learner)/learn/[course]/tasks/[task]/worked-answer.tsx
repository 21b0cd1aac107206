import { SourcesOf } from '@/app/(learner)/learn/[course]/[unit]/sources-of'
import type { CourseTask } from '@/lib/content/course/schema'
import type { MarkedTask, PairedTask, WrittenTask } from '@/lib/content/course/task-source'
import { pairNames } from './pair-names'

/** Opens natively, without JavaScript. */
export function WorkedAnswer({ task }: { task: CourseTask }) {
  const isWritten = 'fields' in task
  return (
    <>
      <p role="status" className="task-first" />
      <details className="task-answer" data-worked="">
        <summary>{isWritten ? 'Compare with a model answer' : 'Compare with the worked answer'}</summary>
        {isWritten && <Model task={task} />}
        {task.interaction === 'hottext' && <MarkedLines task={task} />}
        {'options' in task && <Pairs task={task} />}
        <h3>Sources of this task</h3>
        <ul className="task-sources">
          {task.sources.facts.map(({ id, citation }) => (
            <li key={id}>
              <a href={`/sources/facts#${id}`}>{citation}</a>
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

function Model({ task }: { task: CourseTask & WrittenTask }) {
  return (
    <>
      {task.fields.map(({ label, model, facts }, index) => (
        <div key={label} className="task-pair">
          <div data-mirror={`own-${index}`} hidden>
            <h3>{task.fields.length === 1 ? 'Your text' : `${label}: your text`}</h3>
            <p />
          </div>
          <div className="task-model">
            <h3>{task.fields.length === 1 ? 'A model answer' : label}</h3>
            {model.split('\n').map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
            <SourcesOf unit={task} facts={facts} />
          </div>
        </div>
      ))}
      <h3>Check your own text</h3>
      <p>Other words can be as good. Check what your text does, and fix what it does not do yet.</p>
      <ul className="task-checklist">
        {task.checklist.map(({ text, facts }) => (
          <li key={text}>
            <label className="check">
              <input type="checkbox" />
              <span>{text}</span>
            </label>
            <SourcesOf unit={task} facts={facts} />
          </li>
        ))}
      </ul>
    </>
  )
}

function MarkedLines({ task }: { task: CourseTask & MarkedTask }) {
  const { lines, marked, unmarked } = task
  return (
    <ol className="feedback">
      {lines.map((line) => (
        <li key={line.id} className={line.marked ? 'feedback-key' : undefined}>
          <p className="feedback-option">{line.by ? `${line.by}: ${line.text}` : line.text}</p>
          <p>
            <strong>{line.marked ? marked : unmarked}.</strong> {line.why}
          </p>
          <Given row={line.id} right={line.marked ? 'on' : 'off'} />
          <SourcesOf unit={task} facts={line.facts} />
        </li>
      ))}
    </ol>
  )
}

function Pairs({ task }: { task: CourseTask & PairedTask }) {
  const names = pairNames(task)
  const rows = task.options.map((option) => {
    const right = task.interaction === 'match' ? targetOf(task, option.id) : String(task.key.indexOf(option.id) + 1)
    return { ...option, right }
  })
  const sorted = task.interaction === 'order' ? rows.sort((a, b) => Number(a.right) - Number(b.right)) : rows
  const textOf = (id: string) =>
    task.interaction === 'match' ? `: ${task.targets.find((target) => target.id === id)?.text ?? ''}` : ''
  return (
    <ol className="feedback">
      {sorted.map(({ id, text, explanation, facts, right }) => (
        <li key={id} className="feedback-key">
          <p className="feedback-option">{text}</p>
          <p>
            <strong>
              {names.get(right)}
              {textOf(right)}.
            </strong>{' '}
            {explanation}
          </p>
          <Given row={id} right={right} />
          <SourcesOf unit={task} facts={facts} />
        </li>
      ))}
    </ol>
  )
}

function targetOf(task: PairedTask, id: string): string {
  const option = task.interaction === 'match' ? task.options.find((one) => one.id === id) : undefined
  return option?.target ?? ''
}

/** Filled by app/_client/task.ts. */
function Given({ row, right }: { row: string; right: string }) {
  return <p className="task-given" data-row={row} data-right={right} hidden />
}
