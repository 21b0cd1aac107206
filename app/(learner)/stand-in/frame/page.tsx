import { mainMark } from '@/app/_document/frame'

export const dynamic = 'force-static'

/** What stands around every page of a learner, for documents: app/_document/document.ts fills it. */
export default function Frame() {
  return <main>{mainMark}</main>
}
