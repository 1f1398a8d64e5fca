/** Words of search, facets, saved searches, groups and the grid. */
export const findWords = {};
