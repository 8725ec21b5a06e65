// Tasks of an analyst over the bundled collection, by keyboard alone: no pointer is ever moved.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, equal, json, openPage, press, quiet, settled } from './harness.mjs';

const title = (page) => page.textContent('main h1');

/** Tab until the focus stands on what is wanted; how often it took. */
async function tabTo(page, wanted, most = 150) {
  for (let times = 1; times <= most; times++) {
    await page.keyboard.press('Tab');
    const there = await page.evaluate((text) => {
      const active = document.activeElement;
      return (active?.getAttribute('aria-label') ?? active?.textContent ?? '').includes(text) || active?.matches?.(text.startsWith('=') ? text.slice(1) : ':not(*)');
    }, wanted);
    if (there) return times;
  }
  check(false, `the Tab key reaches “${wanted}”`);
  return most;
}

/** j until the item in focus holds the words. */
async function walkTo(page, words, most = 120) {
  for (let times = 1; times <= most; times++) {
    await page.keyboard.press('j');
    if (await page.evaluate((text) => document.activeElement.textContent.includes(text), words)) return;
  }
  check(false, `j walks to “${words}”`);
}

const focused = (page) => page.evaluate(() => document.activeElement.textContent);

async function find(page, words) {
  await press(page, '/');
  await page.keyboard.type(words);
  await press(page, 'Enter');
  await page.waitForFunction((text) => document.querySelector('main h1')?.textContent.includes(text), words);
  await settled(page);
}

async function whoDeniesAnOrder(page) {
  await press(page, 'g', 'b');
  await settled(page);
  await tabTo(page, 'Was it ordered?');
  await press(page, 'Enter');
  await settled(page);
  equal(await title(page), 'Was it ordered?', 'the brief leads to the dispute about the order');
  const sides = await page.$$eval('.side', (all) => all.map((side) => side.textContent));
  equal(sides.length, 2, 'the dispute has two sides beside each other');
  check(sides.some((side) => side.startsWith('No') && side.includes('denies') && /Tamuria|Ankvist|commander/.test(side)), 'the side that says no names who denies the order');
}

async function bytesBehindAClaim(page, root) {
  await press(page, 'j', 'Enter');
  await settled(page);
  await page.waitForSelector('.why');
  const fact = (head) => page.$$eval('.bytes dt', (all, name) => all.find((dt) => dt.textContent === name)?.nextElementSibling.textContent, head);
  const [file, words] = [await fact('File'), await fact('They read')];
  const bytes = readFileSync(join(root, 'demo', file.replace(/#\d+$/, '')), 'utf8');
  check(bytes.includes(words) || bytes.includes(JSON.stringify(words).slice(1, -1)), 'the words shown stand in the file that is named');
  check(/^[0-9a-f]{64}$/.test(await fact('SHA-256')), 'the hash of the source stands beside them');
}

async function meaningOfAWord(page) {
  await tabTo(page, '=.text [tabindex="0"]');
  await press(page, 'ArrowRight', 'ArrowRight');
  const told = await page.textContent('.explained');
  check(told.includes('“') && !told.startsWith('Walk'), 'the word in focus is explained');
}

async function whatACorrectionChanged(page) {
  await find(page, '14 dead');
  await walkTo(page, 'Article · Dorvan Herald · 17 November');
  await press(page, 'Enter');
  await settled(page);
  check((await title(page)).includes('14 dead'), 'search leads to the article');
  const changes = await page.$$eval('.changes li', (all) => all.map((line) => line.textContent));
  check(changes.some((line) => line.startsWith('changed') && line.includes('killed 12') && line.includes('killed 14')), 'the correction from 12 to 14 is shown');
}

async function asKnownEarlier(page) {
  await press(page, 'g', 'b');
  await settled(page);
  await tabTo(page, '=.known input');
  await press(page, 'ArrowLeft', 'ArrowLeft');
  await page.waitForURL(/as_of=2026-11-15/);
  await settled(page);
  check((await title(page)).includes('15 November 2026'), 'as known on the 15th the latest brief is that of the 15th');
  check(!(await page.textContent('main')).includes('14 soldiers'), 'what was written later is not told');
  await press(page, 'End');
  await page.waitForURL((url) => !url.search.includes('as_of'));
  await settled(page);
}

async function silentOutlet(page) {
  await press(page, 'g', 's');
  await settled(page);
  const row = await page.$$eval('.calendar tbody tr', (all) => all.map((tr) => tr.textContent).find((text) => text.includes('Coastline News')));
  check(row?.includes('silent'), 'the calendar says on which day an outlet was silent');
  const sources = new Map((await json(page, 'sources')).rows.map((one) => [one.outlet, one]));
  equal(sources.get('Dorvan Herald').revised, 1, 'the paper that corrected itself has revised one article');
  check(sources.get('Meridian Press Agency').first > 0, 'the agency that others reprint was first');
  await walkTo(page, 'Coastline News');
  await press(page, 'Enter');
  await settled(page);
  equal(await title(page), 'Coastline News', 'Enter opens the source');
  check((await page.textContent('main')).includes('Meridian Press Agency'), 'whose text it reprints is said');
}

async function whoDidWhatToWhom(page) {
  await press(page, 'g', 'a');
  await page.waitForSelector('.matrix');
  await settled(page);
  await tabTo(page, '=.matrix td a');
  const pair = await page.evaluate(() => document.activeElement.getAttribute('aria-label'));
  await press(page, 'Enter');
  await settled(page);
  const [actor, recipient] = pair.split(':')[0].split(' to ');
  equal(await title(page), `${actor} → ${recipient}`, 'a cell of the matrix opens the pair');
  check((await page.$$('.table tbody tr')).length > 0, 'the pair has its events in a table');
}

async function figuresOfAnEvent(page) {
  await find(page, 'Ulmek');
  await walkTo(page, 'Event');
  await press(page, 'Enter');
  await settled(page);
  const facts = await page.textContent('main .facts');
  for (const head of ['Who', 'What', 'Whom', 'When', 'Where']) check(facts.includes(head), `an event says “${head}”`);
  check(await page.$('.says svg[role=img]'), 'on whose say-so is drawn');
  check(await page.$('.says table'), 'and stands in a table');
}

async function writeANote(page) {
  await tabTo(page, '=.notes textarea', 300);
  await page.keyboard.type('Seen <b>twice</b>');
  await press(page, 'Tab');
  await page.keyboard.type('A. Reader');
  await press(page, 'Enter');
  await page.waitForSelector('.person');
  check((await page.textContent('.person')).includes('Seen <b>twice</b>'), 'a note is written down and shown as text');
}

async function helpAndBack(page) {
  await press(page, 'Escape', '?');
  check(await page.$('dialog[open]'), '? shows the keys');
  await press(page, 'Escape');
  check(!(await page.$('dialog[open]')), 'Esc closes them');
}

async function takeItAway(page) {
  await press(page, 'g', 'm');
  await page.waitForSelector('.map canvas');
  await settled(page);
  await tabTo(page, '=.map canvas');
  await press(page, '+', 'ArrowLeft', '0');
  check((await focused(page)) !== null, 'the map keeps the focus');
  await tabTo(page, 'csv', 200);
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Enter')]);
  check(download.suggestedFilename().endsWith('.csv'), 'the rows are taken away as CSV');
}

export async function tasks(browser, server, root) {
  const { page, seen, close } = await openPage(browser, server);
  const all = [
    whoDeniesAnOrder, bytesBehindAClaim, meaningOfAWord, whatACorrectionChanged, asKnownEarlier, silentOutlet,
    whoDidWhatToWhom, figuresOfAnEvent, writeANote, helpAndBack, takeItAway,
  ];
  for (const task of all) await task(page, root).catch((error) => check(false, `${task.name}: ${error.message.split('\n')[0]}`));
  await quiet(page, seen, 'a session of an analyst');
  await close();
}
