type Props = {
  label: string
  rows: { key: string; text: string; share: number; note?: string; kind: 'good' | 'neutral' | 'warn' }[]
}

export function ShareBars({ label, rows }: Props) {
  return (
    <ul className="bars" aria-label={label}>
      {rows.map(({ key, text, share, note, kind }) => (
        <li key={key} className={`bar-${kind}`}>
          <span>
            {text}
            {note && <strong> {note}</strong>}
          </span>
          <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect className="bar-track" width="100" height="6" />
            <rect className="bar-fill" width={Math.round(share * 1000) / 10} height="6" />
          </svg>
          <span className="bar-number">{Math.round(share * 100)}%</span>
        </li>
      ))}
    </ul>
  )
}
