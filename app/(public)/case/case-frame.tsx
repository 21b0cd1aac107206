import type { ReactNode } from 'react'
import { Picture } from '@/app/_http/picture'
import type { PublicCase } from '@/lib/content/course/front-source'

type Props = { publicCase: PublicCase; children: ReactNode }

export function CaseFrame({ publicCase, children }: Props) {
  return (
    <div className="case">
      <div className="case-picture">
        <Picture kind="scene" name={publicCase.picture} alt={publicCase.alt} />
        <p className="slate">
          <strong>60-second case</strong> {publicCase.place}
        </p>
      </div>
      <div className="case-text">{children}</div>
    </div>
  )
}
