/** The look of a release as a page: one reading column, large type, system fonts, amber for the embargo in both schemes. */
export const RELEASE_STYLE = `
:root{color-scheme:light dark;--ink:#16212b;--soft:#4d5b67;--line:#c9d1d6;--paper:#fff;--link:#0b4f79;--signal:#4f2f00;--signal-line:#8a5200;--signal-wash:#fdf1dc}
@media (prefers-color-scheme:dark){:root{--ink:#e8edf0;--soft:#a9b6bf;--line:#3a4650;--paper:#12181d;--link:#8ec7ee;--signal:#ffdfa6;--signal-line:#d99a2b;--signal-wash:#33240a}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 Georgia,'Times New Roman',serif;overflow-wrap:anywhere}
main{max-width:42rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
h1{font-weight:400;font-size:clamp(1.75rem,1.2rem + 2.6vw,2.6rem);line-height:1.15;letter-spacing:-.01em;margin:0 0 .75rem;text-wrap:balance}
h2{font:600 1rem/1.4 system-ui,'Segoe UI',Arial,sans-serif;margin:0 0 .75rem}
p{margin:0 0 1.1em}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.kicker,.byline,.dateline,.end,section,.embargo{font-family:system-ui,'Segoe UI',Arial,sans-serif}
.kicker{color:var(--soft);font-size:.9375rem;margin-bottom:1.75rem}
.embargo{background:var(--signal-wash);color:var(--signal);border-bottom:2px solid var(--signal-line);padding:.75rem 1rem;font-size:.9375rem;font-weight:600;margin:0 0 2rem;text-wrap:balance}
.notice{border-inline-start:3px solid var(--ink);padding-inline-start:1rem;font-weight:600}
.subtitle{font-size:1.25rem;line-height:1.4;color:var(--soft);margin-bottom:1rem}
.byline,.dateline{color:var(--soft);font-size:.9375rem;margin:0}
header{margin-bottom:1.75rem}
.end{color:var(--soft);letter-spacing:.2em;margin:1.75rem 0 2.5rem}
section{border-top:1px solid var(--line);padding:1.25rem 0 .75rem;font-size:.9375rem;line-height:1.55}
section p{margin-bottom:.75em}
article h2,article h3{font-size:1.1875rem;margin:1.75em 0 .5em}
article h3{font-size:1.0625rem}
blockquote{margin:1.5em 0;padding-inline-start:1.25rem;border-inline-start:3px solid var(--link);font-size:1.25rem;line-height:1.45}
blockquote p{margin:0}
ol{margin:0;padding-inline-start:1.5rem}
ol li{margin-bottom:.5em}
section ul{list-style:none;margin:0;padding:0}
.list{margin:0 0 1.1em;padding-inline-start:1.5rem}
section ul li{margin-bottom:1em}
main>.embargo{margin:1.5rem 0 0}
@page{size:A4;margin:22mm 20mm}
@media print{:root{--ink:#000;--soft:#333;--line:#888;--paper:#fff;--link:#000;--signal:#000;--signal-line:#000;--signal-wash:#fff}
body{font-size:10.5pt;line-height:1.45}main{max-width:none;padding:0}h1{font-size:24pt}.embargo{border:1.5pt solid #000}
h1,h2{break-after:avoid}p,li{orphans:3;widows:3}section ul,section li{break-inside:avoid}a{text-decoration:none}}
`;
