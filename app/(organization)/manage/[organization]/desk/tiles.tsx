import type { DeskCounts } from '@/lib/record/desk/count-desk'

const tiles = [
  { key: 'certified', label: 'Certified' },
  { key: 'inProgress', label: 'In progress' },
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
