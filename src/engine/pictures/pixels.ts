/** Raw sRGB pixels, 8 bits a channel, 1 to 4 channels interleaved (grey, grey and alpha, RGB, RGBA), rows from the top. */
export type Pixels = {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 2 | 3 | 4;
};
