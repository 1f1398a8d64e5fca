/** The fact that a file holds serial numbers of camera or lens; the numbers themselves are never kept. */
export const HAS_SERIALS = 'in the file';

/** Make and model as people say them: "Canon EOS R5", not "Canon Canon EOS R5", and "NIKON D850" without its corporation. */
export function cameraName(make: string, model: string): string {
  const [brand = ''] = make.trim().split(/\s+/);
  if (model.trim() === '' || model.toLowerCase().includes(brand.toLowerCase())) return model.trim();
  return `${brand} ${model.trim()}`;
}

/** Seconds as photographers write them: "1/250 s", "2.5 s"; '' for what is no time. */
export function exposureText(seconds: number | undefined): string {
  if (seconds === undefined || !Number.isFinite(seconds) || seconds <= 0 || seconds > 86_400) return '';
  return seconds < 0.3 ? `1/${Math.round(1 / seconds)} s` : `${rounded(seconds)} s`;
}

/** "f/2.8"; '' for what is no aperture. */
export const apertureText = (number: number | undefined): string => (isSound(number, 1000) ? `f/${rounded(number)}` : '');

/** "50 mm"; '' for what is no length. */
export const focalLengthText = (mm: number | undefined): string => (isSound(mm, 100_000) ? `${rounded(mm)} mm` : '');

/** A whole number as text; '' for what is none. */
export const countText = (number: number | undefined): string => (isSound(number, 10_000_000) ? String(Math.round(number)) : '');

const isSound = (number: number | undefined, most: number): number is number =>
  number !== undefined && Number.isFinite(number) && number > 0 && number < most;

const rounded = (number: number): string => String(Math.round(number * 10) / 10);
