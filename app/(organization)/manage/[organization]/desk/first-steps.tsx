import type { ReactNode } from 'react'
import { ButtonLink } from '@/app/_ui/form/button-link'
import { people } from './where-people-are'

type Props = { home: string; invited: number; assignments: number; sendsMail: boolean }

/** Until the first person has joined. */
export function FirstSteps({ home, invited, assignments, sendsMail }: Props) {
  const steps: { title: string; isDone: boolean; done: ReactNode; next: ReactNode }[] = [
    {
      title: 'Add your people',
      isDone: invited > 0,
      done: (
        <>
          {people(invited)} invited. <a href={`${home}/import`}>Add more</a>
        </>
      ),
      next: (
        <>
          <p>
            Upload a list as your system exports it, in Excel or CSV, or paste names. You see each value before it is
            saved.
          </p>
          <ButtonLink href={`${home}/import`}>Add people</ButtonLink>
        </>
      ),
    },
    {
      title: 'Choose the course and the date',
      isDone: assignments > 0,
      done: (
        <>
          {assignments === 1 ? '1 course is' : `${assignments} courses are`} assigned.{' '}
          <a href={`${home}/assignments`}>Change</a>
        </>
      ),
      next: (
        <>
          <p>Assign it to everyone, and people who join later have it too.</p>
          <ButtonLink href={`${home}/assignments`}>Assign a course</ButtonLink>
        </>
      ),
    },
    {
      title: 'Tell them',
      isDone: false,
      done: null,
      next: (
        <>
          <p>
            {sendsMail && 'Mail the invitations, or '}
            {sendsMail ? 'print' : 'Print'} a code for each person. Someone who is not on a list can join with a link.
          </p>
          <ButtonLink href={`${home}/invitations`}>Invitations and codes</ButtonLink>{' '}
          <ButtonLink kind="quiet" href={`${home}/join-links`}>
            Join links
          </ButtonLink>
        </>
      ),
    },
  ]
  const current = steps.findIndex(({ isDone }) => !isDone)
  return (
    <ol className="first-steps" aria-label="Three steps to your first training">
      {steps.map(({ title, isDone, done, next }, index) => (
        <li
          key={title}
          className={`card${isDone ? ' is-done' : ''}`}
          aria-current={index === current ? 'step' : undefined}
        >
          <h2>{title}</h2>
          {isDone ? <p>{done}</p> : next}
        </li>
      ))}
    </ol>
  )
}
