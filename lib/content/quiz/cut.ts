/** Until a panel of judges has rated the items (decision 101), said with each passing score. */
export const cutNote = 'provisional cut, no panel yet'

/** For a record of a certificate. */
export const cutLine = 'Provisional cut, no panel yet: no judges have rated the questions'
