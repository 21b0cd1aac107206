'use client'

import { type FormEvent, useCallback, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { ButtonLink } from '@/app/_ui/button-link'
import { PracticeItems } from './practice-items'
import type { PracticeView } from './practice-view'

type Props = { address: string; count: number }

/**
 * Brings the practice into the lesson when JavaScript is there; before, without it, or offline, it is a link to the
 * page that does the same. Nothing personal is in the prerendered lesson: it arrives from the guarded route.
 */
export function LessonPractice({ address, count }: Props) {
  const [practice, setPractice] = useState<PracticeView | null>(null)
  const [missing, setMissing] = useState(false)
  const [trouble, setTrouble] = useState('')
  const courseHref = address.slice(0, address.lastIndexOf('/'))

  const load = useCallback(async () => {
    const answer = await fetch(`${address}/practice/responses`, { headers: { Accept: 'application/json' } })
    if (answer.ok) setPractice(await answer.json())
  }, [address])

  useEffect(() => {
    load().catch(() => undefined)
  }, [load])

  async function send(event: FormEvent<HTMLDivElement>) {
    const form = event.target as HTMLFormElement
    event.preventDefault()
    setTrouble('')
    const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>)
    try {
      const answer = await fetch(form.action, { method: 'POST', body, headers: { Accept: 'application/json' } })
      const content = await answer.json()
      if (form.action.endsWith('/reading')) {
        if (answer.ok) window.location.assign(content.next)
        else if (answer.status === 409) setMissing(true)
        else setTrouble(content.error.message)
      } else if (answer.ok) {
        // The button that had the focus goes away, so the feedback takes it.
        flushSync(() => {
          setPractice(content)
          setMissing(false)
        })
        document.getElementById(form.id)?.querySelector<HTMLElement>('.feedback')?.focus()
      } else {
        setTrouble(content.error.message)
      }
    } catch {
      form.submit()
    }
  }

  return (
    <section aria-labelledby="practice-heading" className="lesson-practice">
      <h2 id="practice-heading">Practice</h2>
      {practice ? (
        <div onSubmit={send}>
          <p>Not graded. You get feedback at once.</p>
          <p role="alert">{trouble}</p>
          <PracticeItems address={address} practice={practice} missing={missing} nextHref={courseHref} />
        </div>
      ) : (
        <>
          <p>{count} short cases, with feedback at once. Answer them, then mark the lesson as read.</p>
          <ButtonLink href={`${address}/practice`}>Practice and finish this lesson</ButtonLink>
        </>
      )}
    </section>
  )
}
