/** What the window may load and run: its own built files, pictures of our scheme, the preview frame, nothing else. Sent as a header and built into the page. */
export const WINDOW_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' dateline: data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  'frame-src dateline:',
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
