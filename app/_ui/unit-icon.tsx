const paths = {
  lesson:
    'M12 6.5C10.2 5 7.6 4.4 3.5 4.5v13.6c4-.1 6.7.5 8.5 2 1.8-1.5 4.5-2.1 8.5-2V4.5c-4.1-.1-6.7.5-8.5 2zM12 6.5v13.6M6.5 8.6c1.2 0 2.1.1 3 .4M6.5 12c1.2 0 2.1.1 3 .4M17.5 8.6c-1.2 0-2.1.1-3 .4M17.5 12c-1.2 0-2.1.1-3 .4',
  quiz: 'M3.5 5.5h4v4h-4zM3.5 14.5h4v4h-4zM11.5 6h9M11.5 9.5h5.5M11.5 15h9M11.5 18.5h5.5M4.5 16.5l1.2 1.3 3-3.8',
  encounter:
    'M12 21v-6.5C12 10.5 5.5 11.5 5.5 6.5M12 14.5c0-4 6.5-3 6.5-8M2.8 8.8l2.7-2.7 2.7 2.7M15.8 8.8l2.7-2.7 2.7 2.7M12 2.5a1.3 1.3 0 1 0 0 2.6a1.3 1.3 0 1 0 0-2.6z',
  final:
    'M9.3 9h5.4l1.3 12H8zM8 9h8M10 9V5.7h4V9M9.5 5.7L12 3l2.5 2.7M8.7 15h6.7M2.5 5.5l4 1M21.5 5.5l-4 1M2.5 9.5l3.5-.8M21.5 9.5l-3.5-.8M5 21h14',
}

export type UnitIconKind = keyof typeof paths

export function iconOf(unit: { kind: 'lesson' | 'encounter' } | { kind: 'quiz'; role: string }): UnitIconKind {
  return unit.kind === 'quiz' && unit.role === 'final' ? 'final' : unit.kind
}

/** Decorative: the unit's title or its kind in words always accompanies it. */
export function UnitIcon({ kind }: { kind: UnitIconKind }) {
  return (
    <svg className="unit-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[kind]} />
    </svg>
  )
}
