import { env } from '@/lib/platform/env'

/** The operator's address, if `CONTACT` is set. */
export function Contact({ children }: { children: string }) {
  if (!env.CONTACT) return null
  return (
    <>
      <h2>Contact</h2>
      <p>
        {children} <a href={`mailto:${env.CONTACT}`}>{env.CONTACT}</a>
      </p>
    </>
  )
}
