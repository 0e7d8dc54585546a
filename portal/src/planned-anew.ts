/**
 * Begins a statement whose right plan depends on what is asked for: the beginning of a number may be one invoice or a hundred
 * thousand. The database plans it anew each time; every other statement is prepared once (db/prepared.ts).
 */
export const plannedAnew = "/* planned anew */";
