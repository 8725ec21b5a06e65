// Stored text is text: 300 scripts in every field of an article and in the search box; none runs.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addTo, check, equal, goTo, json, openPage, quiet } from './harness.mjs';

const RUN = (n) => `window.ran=${n}`;

/* Ways into a script, by where the text might land: as markup, in an attribute, in an address, in a template, in a style. */
const WAYS = [
  (n) => `<script>${RUN(n)}</script>`, (n) => `<img src=x onerror="${RUN(n)}">`, (n) => `<svg onload="${RUN(n)}">`,
  (n) => `"><script>${RUN(n)}</script>`, (n) => `' onfocus='${RUN(n)}' autofocus='`, (n) => `" onmouseover="${RUN(n)}" x="`,
  (n) => `javascript:${RUN(n)}`, (n) => `JaVaScRiPt:${RUN(n)}//`, (n) => `java\tscript:${RUN(n)}`, (n) => `data:text/html,<script>${RUN(n)}</script>`,
  (n) => `<iframe srcdoc="<script>parent.${RUN(n)}</script>">`, (n) => `<iframe src="javascript:parent.${RUN(n)}">`, (n) => `<object data="javascript:${RUN(n)}">`,
  (n) => `<embed src="javascript:${RUN(n)}">`, (n) => `<a href="javascript:${RUN(n)}">x</a>`, (n) => `<form action="javascript:${RUN(n)}"><button>x</button></form>`,
  (n) => `<details open ontoggle="${RUN(n)}">`, (n) => `<body onload="${RUN(n)}">`, (n) => `<input autofocus onfocus="${RUN(n)}">`,
  (n) => `<video><source onerror="${RUN(n)}"></video>`, (n) => `<math><mtext><img src=x onerror="${RUN(n)}"></mtext></math>`,
  (n) => `<template><script>${RUN(n)}</script></template>`, (n) => `<style>@import "javascript:${RUN(n)}"</style>`, (n) => `</title><script>${RUN(n)}</script>`,
  (n) => `</textarea><script>${RUN(n)}</script>`, (n) => `<!--><script>${RUN(n)}</script-->`, (n) => `\${${RUN(n)}}`, (n) => `{{constructor.constructor('${RUN(n)}')()}}`,
  (n) => `\u003cscript\u003e${RUN(n)}\u003c/script\u003e`, (n) => `&lt;script&gt;${RUN(n)}&lt;/script&gt;`,
  (n) => `&#x3c;img src=x onerror=${RUN(n)}&#x3e;`, (n) => `<base href="javascript:${RUN(n)}//">`, (n) => `<meta http-equiv="refresh" content="0;url=javascript:${RUN(n)}">`,
  (n) => `<link rel=stylesheet href="javascript:${RUN(n)}">`, (n) => `<marquee onstart="${RUN(n)}">x</marquee>`, (n) => `<svg><a xlink:href="javascript:${RUN(n)}"><text>x</text></a></svg>`,
  (n) => `<svg><animate onbegin="${RUN(n)}" attributeName=x dur=1s>`, (n) => `\u202e<script>${RUN(n)}</script>\u202c`,
  (n) => `__proto__[${RUN(n)}]`, (n) => `{"dangerouslySetInnerHTML":{"__html":"<img src=x onerror=${RUN(n)}>"}}`,
];
/* Disguises of each. */
const DISGUISES = [
  (text) => text, (text) => text.toUpperCase().replace(/WINDOW\.RAN/g, 'window.ran'), (text) => `x ${text} y`,
  (text) => text.replace(/</g, '\u0000<').replace(/\u0000/g, ''), (text) => text.replace(/ /g, '\n'), (text) => text + text,
  (text) => encodeURIComponent(text), (text) => `'"\`-->]]>${text}`,
];

export function vectors() {
  const all = [];
  for (const disguise of DISGUISES) for (const way of WAYS) if (all.length < 300) all.push(disguise(way(all.length + 1)));
  return all;
}

/** Each vector is title, outlet, byline, address, name of an actor and words of the text of an article of its own. */
export function hostileLedger(program, folder) {
  mkdirSync(folder, { recursive: true });
  const lines = vectors().map((vector, at) => JSON.stringify({
    title: vector, outlet: at % 3 ? vector : 'Mirror', byline: vector, url: at % 2 ? vector : 'https://news.example/?' + vector,
    published: `2026-11-${String(1 + (at % 28)).padStart(2, '0')}`,
    text: `Rebels of the ${vector} Front attacked an army convoy near Ulmek on Saturday and killed 12 soldiers, General ${vector} told reporters.\n\nThe ${vector} Front denied that it attacked the convoy. "We did not order ${vector}," a spokesman of ${vector} said.`,
  }));
  writeFileSync(join(folder, 'hostile.jsonl'), lines.join('\n') + '\n');
  const files = ['hostile.jsonl'];
  for (const [at, vector] of vectors().slice(0, 40).entries()) {
    const name = `${at} ${vector.replace(/[/\0]/g, '_')}`.slice(0, 100) + '.txt';
    writeFileSync(join(folder, name), `Rebels attacked the town of Harsk on Sunday, the army said (${at}).\n`);
    files.push('./' + name);
  }
  const ledger = join(folder, 'hostile.sayso');
  addTo(program, ledger, files, { cwd: folder });
  return ledger;
}

/** What a script that had come in as markup would leave: itself, a handler, an address that runs, a picture. */
function traces() {
  const bad = [];
  for (const element of document.querySelectorAll('#page *')) {
    if (/^(script|iframe|object|embed|img|video|base|meta|link|template|style|math|animate|marquee)$/i.test(element.tagName)) bad.push(element.tagName);
    for (const attribute of element.attributes) if (/^on/i.test(attribute.name) || attribute.name === 'srcdoc') bad.push(attribute.name);
    const address = element.getAttribute('href') ?? element.getAttribute('src') ?? element.getAttribute('action');
    if (address !== null && !/^(https?:|\/|#)/.test(address)) bad.push(address);
  }
  if (window.ran !== undefined) bad.push('ran ' + window.ran);
  return bad;
}

export async function safety(browser, server) {
  const { page, seen, close } = await openPage(browser, server);
  const visit = async (address) => {
    await goTo(page, address);
    const bad = await page.evaluate(traces);
    check(!bad.length, `${address}: ${bad.slice(0, 3).join(', ')}`);
  };
  const articles = (await json(page, 'articles?limit=1000')).rows;
  check(articles.length >= 300, `${articles.length} hostile articles are in the ledger`);
  for (const [at, article] of articles.entries()) await visit(`/article/${article.id}` + (at % 2 ? '' : '?claim=none'));
  const claims = (await json(page, 'claims?limit=1000')).rows;
  for (const claim of claims.filter((_, at) => at % 25 === 0)) await visit(`/article/${claim.article}?claim=${claim.id}`);
  for (const list of ['events', 'disputes', 'stories'])
    for (const row of (await json(page, list + '?limit=15')).rows) await visit(`/${list === 'stories' ? 'story' : list.slice(0, -1)}/${row.id}`);
  for (const address of ['/brief', '/map', '/actors', '/sources', '/method']) await visit(address);
  for (const vector of vectors()) await visit('/search?q=' + encodeURIComponent(vector));
  for (const vector of vectors().slice(0, 60)) {
    await visit('/sources?outlet=' + encodeURIComponent(vector));
    await visit('/actors?actor=' + encodeURIComponent(vector));
    await visit(`/article/${encodeURIComponent(vector)}`);
  }
  const turned = articles.find((article) => article.title?.includes('\u202e'));
  await goTo(page, '/article/' + turned.id);
  check((await page.textContent('main h1')).includes('[right-to-left override]'), 'a control that turns the direction of letters is shown by its name');
  equal(seen.dialogs.join(), '', 'no dialog opens');
  equal(new URL(page.url()).origin, server.origin, 'the page stays where it is');
  seen.errors = seen.errors.filter((error) => !/status of 4\d\d/.test(error)); // what is asked for in vain
  await quiet(page, seen, 'reading hostile articles');
  await close();
}
