export type UnitIconKind = 'lesson' | 'quiz' | 'encounter' | 'final'

export function iconOf(unit: { kind: 'lesson' | 'encounter' } | { kind: 'quiz'; role: string }): UnitIconKind {
  return unit.kind === 'quiz' && unit.role === 'final' ? 'final' : unit.kind
}

/** Decorative: the unit's title or its kind in words always accompanies it. icons.css has its shape once for all. */
export function UnitIcon({ kind }: { kind: UnitIconKind }) {
  return <i className={`unit-icon unit-${kind}`} />
}
