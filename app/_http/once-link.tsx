import type { ReactNode } from 'react'
import { readOnceCookie } from './once-cookie'

/** A secret link that was just made, after `words` about its use; or a sentence that it is no longer shown. */
export async function onceLink(words: string): Promise<ReactNode> {
  const link = await readOnceCookie()
  if (!link) return <p>The link is no longer shown. Make a new one if it was lost.</p>
  return (
    <>
      <p>{words}</p>
      <p>
        <code>{link}</code>
      </p>
      <p>We show it only once. The log records that you made it.</p>
    </>
  )
}
