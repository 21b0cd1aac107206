/** A one-time token: a form that is sent twice is carried out once (docs/decisions/056). */
export function OnceField() {
  return <input type="hidden" name="once" value={crypto.randomUUID()} />
}
