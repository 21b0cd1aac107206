import type { DeskCounts } from '@/lib/record/desk/count-desk'

const tiles = [
  { key: 'notStarted', label: 'Not started' },
  { key: 'inProgress', label: 'In progress' },
  { key: 'failed', label: 'Failed the final' },
  { key: 'certified', label: 'Certified' },
  { key: 'overdue', label: 'Overdue' },
  { key: 'expiring', label: 'Expiring soon' },
] as const

/** `to` leads to the people behind each number. */
export function Tiles({ counts, to }: { counts: DeskCounts; to: Record<(typeof tiles)[number]['key'], string> }) {
  return (
    <ul className="tiles">
      {tiles.map(({ key, label }) => (
        <li key={key} className="tile">
          <a href={to[key]}>
            <strong>{counts[key]}</strong> <span>{label}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
