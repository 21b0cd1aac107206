import { Notice } from '@/app/_ui/notice'
import { disputeSentence } from '@/lib/record/certificate/agreement'

/** Shown where a certificate would be offered. */
export function DisputeNotice() {
  return (
    <Notice kind="warn" title="Your certificate has to wait">
      <p>{disputeSentence}</p>
    </Notice>
  )
}
