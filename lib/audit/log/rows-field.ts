/** The hash of an entry's rows, read only by verify-record. Never shown: the hashed text could be guessed. */
export const rowsField = 'rows'
