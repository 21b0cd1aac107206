import { Picture } from '@/app/_http/picture'
import { Star } from '@/app/_ui/star'
import type { Course } from '@/lib/content/course/schema'
import { dayInWords } from '@/lib/platform/words'
import { approvalLine, counselLine } from '@/lib/record/certificate/document/content'

/** A sample certificate without a name. */
export function CertificatePreview({ course }: { course: Course }) {
  return (
    <figure className="sample">
      <div className="sample-head">
        <Star />
        <strong>Northlight</strong>
        <span>Sample</span>
      </div>
      <p className="sample-kind">Certificate of completion</p>
      <p className="sample-name">Your name</p>
      <p>
        <strong>{course.title}</strong>
        <br />
        {course.minutes.hours} contact hours (provider’s estimate)
      </p>
      <div className="sample-foot">
        <p>
          Law as of {dayInWords(new Date(course.lawAsOf), 'UTC')}
          <br />
          {approvalLine({ ...course, ...course.place })}
          <br />
          {counselLine(course.counselReviewed) ?? 'Reviewed by counsel'}
        </p>
        <Picture kind="code" name="sample-code" alt="A code to scan" isLazy />
      </div>
    </figure>
  )
}
