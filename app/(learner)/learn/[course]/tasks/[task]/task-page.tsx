import type { DocumentContent } from '@/app/_http/render'
import { Notice } from '@/app/_ui/notice'
import { Page } from '@/app/_ui/page-frame'
import { PageHeading } from '@/app/_ui/page-heading'
import type { Course, CourseTask } from '@/lib/content/course/schema'
import { dateInWords } from '@/lib/platform/words'
import { OwnWork } from './own-work'
import { WorkedAnswer } from './worked-answer'

/** Cacheable, and the same for everyone. It has no form, so that nothing on it can be sent. */
export function taskPage(course: Course, task: CourseTask, today: string): DocumentContent {
  return {
    title: task.title,
    script: 'task.js',
    main: (
      <Page width="reading">
        <PageHeading
          title={task.title}
          kicker="Task"
          back={{ href: `/learn/${course.slug}`, text: 'Course outline' }}
          meta={[
            `About ${task.minutes} minutes`,
            'Optional, not graded, not recorded',
            ...(task.lawAsOf ? [`Law as of ${dateInWords(task.lawAsOf)}`] : []),
            // Only lessons have sign-offs.
            'Not yet reviewed by counsel or a survivor advocate',
            'Training, not legal advice',
          ]}
        />
        {task.reviewDue < today && (
          <Notice kind="warn" title="This task is due for review">
            <p>Its review was due on {dateInWords(task.reviewDue)}. Law may have changed since.</p>
          </Notice>
        )}
        {task.contentNote && (
          <Notice kind="info" title="Before you begin">
            <p>{task.contentNote} The task is optional: you lose nothing if you skip it.</p>
          </Notice>
        )}
        <p>{task.setting}</p>
        <p>The case and the people in it are invented.</p>
        {task.material.map(({ heading, text, lines }) => (
          <section key={heading} className="task-material">
            <h2>{heading}</h2>
            {text?.split('\n').map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
            {lines.length > 0 && (
              <ul>
                {lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </section>
        ))}
        <OwnWork task={task} />
        <WorkedAnswer task={task} />
      </Page>
    ),
  }
}
