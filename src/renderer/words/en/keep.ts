/** Words of the library check, backups and exports of the catalogue. */
export const keepWords = {};
