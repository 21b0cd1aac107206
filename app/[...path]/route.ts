import { page } from '@/app/_http/page'
import { notFound } from '@/lib/platform/error'

/** Catches every unmatched address. */
export const GET = page(async () => {
  throw notFound()
})

export { GET as POST }
