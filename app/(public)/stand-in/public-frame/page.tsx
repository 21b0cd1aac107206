import { mainMark } from '@/app/_document/frame'

export const dynamic = 'force-static'

/** What stands around a document that anybody may open: app/_document/document.ts fills it. */
export default function PublicFrame() {
  return <main>{mainMark}</main>
}
