interface Named {
  id: string
  name: string
}

/** Acts of a learner outside a course. */
export function BesideCourses({ organizations, supervises }: { organizations: readonly Named[]; supervises: boolean }) {
  return (
    <ul className="rows">
      {organizations.map(({ id, name }) => (
        <li key={id}>
          <a href={`/manage/${id}`}>{name}</a>
          <p>You coordinate this organization.</p>
        </li>
      ))}
      {supervises && (
        <li>
          <a href="/my-people">My people</a>
          <p>How far the people are whom you supervise.</p>
        </li>
      )}
      <li>
        <a href="/account/transcript">Your transcript</a>
        <p>All of your training on one page.</p>
      </li>
      <li>
        <a href="/join">Enter a join code</a>
        <p>Your coordinator gives you one.</p>
      </li>
      <li>
        <a href="/courses">Find a course</a>
        <p>All are free.</p>
      </li>
    </ul>
  )
}
