import type { SitePerson } from '@/lib/people/organization/membership/people'

export function RolesOf({ roles }: Pick<SitePerson, 'roles'>) {
  if (roles.length === 0) return 'None'
  return roles.map(({ organizationId, organization, role }) => (
    <span className="cell-line" key={`${organizationId} ${role}`}>
      {organization}
      {role === 'coordinator' && ' (coordinator)'}
    </span>
  ))
}
