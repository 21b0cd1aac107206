/** The letters by which a person's name is listed and found: lower case, without marks, so that "ana" finds "Aña". */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
}
