/** Words of the import review and report, look-alikes, watch folders and the quarantine. */
export const importWords = {};
