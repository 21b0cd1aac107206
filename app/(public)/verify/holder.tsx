type Props = { name: string; nameLine: string | null }

/** The name as issued, and that a reader has to compare it. */
export function Holder({ name, nameLine }: Props) {
  return (
    <section className="holder" aria-label="Holder">
      <p>Issued to</p>
      <p className="holder-name">
        <bdi>{name}</bdi>
      </p>
      <p className="holder-how">
        <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <circle cx="12" cy="8" r="4" />
          <path d="M4 21c.6-4.4 3.8-6.5 8-6.5s7.4 2.1 8 6.5" />
        </svg>
        {nameLine ?? 'Name as issued'}: compare it with an ID.
      </p>
    </section>
  )
}
