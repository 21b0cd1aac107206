export const benchCourse = '/learn/law-enforcement'
export const lesson = `${benchCourse}/what-trafficking-is`
export const benchQuiz = `${benchCourse}/indicators-quiz`
export const guard = '/api/session'
/** A file in public/ as long as the lesson's document. */
export const sameSize = 'bench.html'
