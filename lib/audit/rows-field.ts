/** A value that only verify-record reads, as the hash of the rows of an entry. Shown to nobody: its text could be guessed. */
export const rowsField = 'rows'
