export const course = '/learn/law-enforcement'
export const lesson = `${course}/what-trafficking-is`
export const quiz = `${course}/indicators-quiz`
export const guard = '/api/session'
/** A file in public/ as long as the lesson's document. */
export const sameSize = 'bench.html'
