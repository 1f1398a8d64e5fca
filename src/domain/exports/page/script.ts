import { scriptJson } from './safe.ts';
import { wordsFor } from './words.ts';

/**
 * The page's only script. It adds what needs a machine: copy buttons (made at run time, so that none is dead without it),
 * the clock of an embargo, and the notice that only this page was unpacked. Its text depends on the language alone, so one
 * hash per language stands in the page's Content-Security-Policy.
 */
export function pageScript(language: string): string {
  const { script, locale } = wordsFor(language);
  return SCRIPT.replace('$WORDS', () => scriptJson({ ...script, locale }))
    .replace(/\n\s*/g, '\n')
    .trim();
}

const SCRIPT = `
(function(d){
'use strict';
var W=$WORDS,live=d.getElementById('live'),clock=d.getElementById('clock'),miss=d.getElementById('miss'),over=false;
function all(s,f,r){[].forEach.call((r||d).querySelectorAll(s),f)}
function line(x){return x.textContent.replace(/\\s+/g,' ').trim()}
function text(id){
  var t=d.getElementById(id).cloneNode(true),o=[];
  all('.src,.pn,.vh,.tr',function(x){x.remove()},t);
  if(t.tagName==='DL'){all('div',function(x){o.push(line(x.children[0])+': '+line(x.children[1]))},t);return o.join('\\n')}
  all('br',function(x){x.replaceWith('\\n')},t);
  all('h3,h4,h5,p,li',function(x){o.push(x.textContent.trim())},t);
  return o.length?o.join('\\n\\n'):line(t);
}
function old(s){
  var a=d.createElement('textarea');
  a.value=s;d.body.appendChild(a);a.select();
  try{return d.execCommand('copy')}catch(e){return false}finally{a.remove()}
}
function button(box,label,name,get){
  var b=d.createElement('button');
  b.type='button';b.className='btn';b.textContent=label;
  if(name)b.setAttribute('aria-label',label+','+name);
  box.appendChild(b);
  b.onclick=function(){
    var s=get();
    function done(ok){
      b.textContent=live.textContent=ok?W.copied:W.byHand;
      setTimeout(function(){b.textContent=label;live.textContent=''},2000);
    }
    if(navigator.clipboard)navigator.clipboard.writeText(s).then(function(){done(true)},function(){b.focus();done(old(s))});
    else done(old(s));
  };
}
all('[data-copy]',function(x){
  var ids=x.dataset.copy.split(' '),hold=d.getElementById(ids[0]).tagName==='ARTICLE';
  button(x,x.dataset.label,x.dataset.name,function(){
    return(hold&&clock&&!over?clock.dataset.line+'\\n\\n':'')+ids.map(text).join('\\n');
  });
});
all('.card',function(c){
  var x=d.createElement('div'),n=line(c.querySelector('.vh')),cap=c.querySelector('.cap'),img=c.querySelector('img');
  if(cap)button(x,W.copyCaption,' '+n,function(){
    var by=c.querySelector('dl:not(.nn) dd');
    return line(cap)+(by?' '+line(by):'');
  });
  if(img&&img.alt)button(x,W.copyAlt,' '+n,function(){return img.alt});
  c.querySelector('.get').appendChild(x);
});
if(clock){
  var C=clock.dataset.words.split('|'),until=new Date(clock.dataset.until),own=d.getElementById('own');
  var local=until.toLocaleTimeString(W.locale,{hour:'2-digit',minute:'2-digit',hourCycle:'h23'}).replace('.',':');
  if(d.querySelector('.status').textContent.indexOf(local)<0){
    own.textContent=C[7].replace('{t}',until.toLocaleDateString(W.locale,{weekday:'short'})+' '+local);
    own.hidden=false;
  }
  (function tick(){
    var m=Math.ceil((until-Date.now())/6e4),h=Math.floor(m/60),now;
    if(m<=0){
      over=true;
      d.documentElement.dataset.status='open';
      d.querySelector('.tag').textContent=C[0];
      d.getElementById('when').textContent=C[1];
      d.getElementById('hold').remove();
      now=C[2];
    }else{
      now=C[3].replace('{t}',(h>47?C[4]:h>0?C[5]:C[6]).replace('{d}',Math.floor(h/24)).replace('{h}',h>47?h%24:h).replace('{m}',m%60));
      setTimeout(tick,2e4);
    }
    if(clock.textContent!==now)clock.textContent=now;
    clock.hidden=false;
  })();
}
if(miss&&miss.dataset.probe){
  var probe=new Image();
  probe.onerror=function(){miss.hidden=false};
  probe.src=miss.dataset.probe;
}
})(document);
`;
