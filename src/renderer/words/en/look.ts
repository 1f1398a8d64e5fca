/** Words of the inspector, many at once, collections, versions, trash, undo and history. */
export const lookWords = {};
