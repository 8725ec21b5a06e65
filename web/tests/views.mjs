// Every view: no serious finding of axe in light and dark, nothing leaves the machine, no sideways scroll at 200 % and on
// a narrow screen, no "null" and no id to read.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { check, equal, goTo, json, openPage, quiet, settled } from './harness.mjs';

export const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function addresses(page) {
  const first = async (list, by = () => 0) => [...(await json(page, list)).rows].sort(by)[0];
  const event = await first('events?limit=1000', (a, b) => b.claims - a.claims);
  const dispute = await first('disputes');
  const article = (await json(page, 'articles?limit=1000')).rows.find((row) => row.title?.includes('14 dead'));
  const claim = await first('claims?limit=1&article=' + article.id);
  const dyad = await first('dyads');
  return [
    '/brief', '/brief/2026-11-15', `/event/${event.id}`, `/dispute/${dispute.id}`, `/story/${event.story}`, `/article/${article.id}`,
    `/article/${article.id}?claim=${claim.id}`, '/map', '/actors', `/actors?actor=${encodeURIComponent(dyad.actor)}&recipient=${encodeURIComponent(dyad.recipient)}`,
    '/sources', '/sources?outlet=Radio+Orra', '/search', '/search?q=convoy', '/method', '/event/e0000000000000000', '/brief?as_of=2026-11-15',
  ];
}

export async function judge(page, sentence) {
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return violations.filter((one) => one.impact === 'serious' || one.impact === 'critical')
      .map((one) => `${one.id} (${one.nodes.length}): ${one.nodes[0].html.slice(0, 140)} ${one.nodes[0].failureSummary?.split('\n')[1]?.trim() ?? ''}`);
  });
  equal(found.join('\n'), '', sentence + ' has no serious finding of axe');
}

export async function words(page, sentence) {
  const text = await page.evaluate(() => document.querySelector('#page').innerText);
  check(!/\bnull\b|undefined|NaN|\[object/.test(text), sentence + ' shows no null: ' + (/.{0,40}(\bnull\b|undefined|NaN|\[object).{0,40}/.exec(text)?.[0] ?? ''));
  check(!/\b[aceds][0-9a-f]{16}\b/.test(text), sentence + ' shows no id: ' + (/.{0,40}\b[aceds][0-9a-f]{16}\b/.exec(text)?.[0] ?? ''));
}

export async function views(browser, server, second) {
  for (const colorScheme of ['light', 'dark']) {
    const { page, seen, close } = await openPage(browser, colorScheme === 'light' ? server : second, { colorScheme });
    await page.evaluate(axe);
    for (const address of await addresses(page)) {
      await goTo(page, address);
      if (address === '/map') await page.waitForSelector('canvas');
      if (address.startsWith('/event/e0000000000000000')) seen.errors.length = 0; // the browser tells of the 404
      await judge(page, `${address} in ${colorScheme}`);
      await words(page, address);
    }
    await quiet(page, seen, `looking at every view in ${colorScheme}`);
    await close();
  }
}

export async function narrow(browser, server, width, height, what) {
  const { page, close } = await openPage(browser, server, { viewport: { width, height }, deviceScaleFactor: 2 });
  for (const address of await addresses(page)) {
    await goTo(page, address);
    const [wide, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    check(wide <= inner, `${address} ${what} does not scroll sideways: ${wide} of ${inner}`);
  }
  await close();
}

export async function outside(browser, server) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(server.origin + '/brief');
  await settled(page).catch(() => undefined);
  check((await page.textContent('body')).includes('sayso serve'), 'without the key the page says which address to open');
  await context.close();
}
