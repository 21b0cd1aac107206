import { OptionList } from '@/app/_ui/form/option-list'
import { PairList } from '@/app/_ui/form/pair-list'
import { Notice } from '@/app/_ui/notice'
import type { CourseTask } from '@/lib/content/course/schema'
import type { MarkedTask, PairedTask, WrittenTask } from '@/lib/content/course/task-source'
import { pairNames } from './pair-names'

/** Fields without a form. app/_client/task.ts compares them with the answer. */
export function OwnWork({ task }: { task: CourseTask }) {
  return (
    <section className="task-work" data-task="">
      <h2>Your task</h2>
      <p>{task.ask}</p>
      {'fields' in task ? <Writing task={task} /> : <p className="claim-small">Your answer stays in this page.</p>}
      {task.interaction === 'hottext' && <Marking task={task} />}
      {'options' in task && <Pairing task={task} />}
    </section>
  )
}

function Writing({ task }: { task: WrittenTask }) {
  return (
    <>
      <Notice kind="info" title="Your text stays in this browser">
        <p>
          Do not name or describe a real person. What you write is never sent. Your browser keeps it with this tab, so
          it survives a reload, and may come back when someone reopens the closed tab. On a shared computer, leave this
          page with <em>Exit this page</em>: it removes the text.
        </p>
      </Notice>
      <p className="task-paper">JavaScript is off. Write on paper, then open the model answer below.</p>
      {task.fields.map(({ label, hint }, index) => (
        <div key={label} className="field task-write">
          <label htmlFor={`own-${index}`}>{label}</label>
          {hint && (
            <p className="field-hint" id={`own-${index}-hint`}>
              {hint}
            </p>
          )}
          {/* Some browsers send text to a service to check its spelling or to suggest words. */}
          <textarea
            id={`own-${index}`}
            rows={task.fields.length === 1 ? 12 : 4}
            spellCheck={false}
            aria-describedby={hint ? `own-${index}-hint` : undefined}
            {...{ writingsuggestions: 'false' }}
          />
        </div>
      ))}
    </>
  )
}

function Marking({ task: { lines, marked } }: { task: MarkedTask }) {
  return (
    <OptionList
      legend={`Check a line for “${marked}”`}
      name="lines"
      multiple
      options={lines.map(({ id, by, text }) => ({ id, text: by ? `${by}: ${text}` : text }))}
    />
  )
}

function Pairing({ task }: { task: PairedTask }) {
  const names = pairNames(task)
  return (
    <>
      {task.interaction === 'match' && (
        <ul className="targets">
          {task.targets.map(({ id, text }) => (
            <li key={id}>
              <strong>{names.get(id)}</strong> {text}
            </li>
          ))}
        </ul>
      )}
      <PairList
        legend={task.interaction === 'match' ? 'Give each one the letter that fits' : 'Give each step its place'}
        name="pairs"
        rows={task.options}
        choices={
          task.interaction === 'match'
            ? task.targets.map(({ id, text }) => ({ id, text: `${names.get(id)}: ${text}` }))
            : [...names].map(([id, text]) => ({ id, text }))
        }
        given={new Map()}
        short={task.interaction === 'order'}
      />
    </>
  )
}
