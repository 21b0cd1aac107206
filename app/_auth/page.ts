import { notFound, redirect } from 'next/navigation'
import { DomainError } from '@/lib/platform/error'

/** Runs a guard or a query of a page: what is not there is a 404, who is not signed in goes to sign in. */
export async function onPage<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    if (error.code === 'unauthenticated') redirect(`/sign-in?next=${encodeURIComponent(path)}`)
    if (error.code === 'not-found' || error.code === 'forbidden') notFound()
    throw error
  }
}
