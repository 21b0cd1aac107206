import { Notice } from '@/app/_ui/notice'
import type { CurrentLearner } from '@/lib/people/organization/membership/current-learner'
import { MixedScriptsNotice } from '../../mixed-scripts'

/** About a name or an address that may be somebody else's. */
export function IdentityNotices({
  home,
  person: { name, email, isConfirmed },
}: {
  home: string
  person: CurrentLearner
}) {
  return (
    <>
      <MixedScriptsNotice name={name} />
      {email !== '' && !isConfirmed && (
        <Notice kind="warn" title="Address not confirmed">
          <p>
            Someone else may have typed this address, so a list gives this account no details by it.{' '}
            <a href={`${home}/import`}>Import their row</a> with a name, then hand the person{' '}
            <a href={`${home}/invitations`}>the code</a>. Or make sure who it is, and enter the details here.
          </p>
        </Notice>
      )}
    </>
  )
}
