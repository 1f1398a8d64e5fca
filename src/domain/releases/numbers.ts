/** A number token of a text: digits with the separators that belong to it. */
export const NUMBER =
  /\d{1,3}(?:[.,'’]\d{3})+(?:[.,]\d{1,2})?(?!\d)|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?:[.,]\d{1,3})?(?![\d])|\d{1,15}(?:[.,]\d{1,6})?/gu;

/** The value of a number as written, by the text's decimal mark where its form alone leaves a choice; null when it has no value. */
export function numberValue(written: string, decimal: '.' | ','): number | null {
  let digits = written.replace(/[ \u00a0\u202f\u2009'’]/gu, '');
  const dots = digits.split('.').length - 1;
  const commas = digits.split(',').length - 1;
  if (dots > 0 && commas > 0) {
    const mark = digits.lastIndexOf('.') > digits.lastIndexOf(',') ? '.' : ',';
    digits = digits.replaceAll(mark === '.' ? ',' : '.', '').replace(mark, '.');
  } else if (dots + commas > 1) digits = digits.replace(/[.,]/gu, '');
  else if (dots + commas === 1) {
    const mark = dots === 1 ? '.' : ',';
    const [whole = '', fraction = ''] = digits.split(mark);
    const thousands =
      fraction.length === 3 && whole.length <= 3 && !/^0/u.test(whole) && (mark !== decimal || fraction === '000');
    digits = thousands ? whole + fraction : `${whole}.${fraction}`;
  }
  const value = Number(digits);
  return digits === '' || !Number.isFinite(value) ? null : value;
}

/** A value times its magnitude, without the noise of binary fractions. */
export function scaled(value: number, factor: number): number {
  return Number((value * factor).toPrecision(15));
}
