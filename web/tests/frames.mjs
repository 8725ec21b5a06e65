// node tests/frames.mjs PROGRAM ROOT: frames a second while 20,000 events are panned on the map, and how long each is drawn.
// The events are invented and put in place of the server's answer: what is measured is the drawing.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { addTo, browserPath, goTo, openPage, serve } from './harness.mjs';

const EVENTS = 20000;
const SECONDS = 5;
const [program, root] = process.argv.slice(2);

let seed = 1;
const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647;

/** Half of them in towns, the rest in districts, provinces, countries; 4,000 places, as a year of a region has. */
function invented() {
  const places = Array.from({ length: 4000 }, (_, at) => ({
    place: 'Place ' + at, latitude: Math.round((random() * 100 - 40) * 1e4) / 1e4, longitude: Math.round((random() * 300 - 150) * 1e4) / 1e4,
    precision: ['city', 'city', 'city', 'district', 'province'][at % 5],
  }));
  return Array.from({ length: EVENTS }, (_, at) => ({
    id: 'e' + at, first_day: null, last_day: null, reported: new Date(Date.UTC(2026, 0, 1 + (at % 320))).toISOString().slice(0, 10), type: 'ASSAULT', mode: null,
    status: 'happened', actors: 'Rebels', recipients: 'army', country: null, ...(at % 10 ? places[Math.floor(random() * places.length)] : { place: 'Chad', precision: 'country', country: 'TCD', latitude: 15, longitude: 19 }),
    quad: 4, claims: 1, articles: 1, outlets: 1, text_origins: 1, claim_origins: 1, affirmed: 1, denied: 0, story: null, about: null,
    killed_low: null, killed_best: null, killed_high: null, injured_low: null, injured_best: null, injured_high: null,
  }));
}

async function answer(page) {
  const rows = invented();
  await page.route('**/api/v1/events?*', (route) => {
    const parameters = new URL(route.request().url()).searchParams;
    const start = +(parameters.get('cursor') ?? 0);
    const end = Math.min(start + +(parameters.get('limit') ?? 100), EVENTS);
    const next = end < EVENTS ? String(end) : null;
    return route.fulfill({ json: { what: 'events', rows: rows.slice(start, end), shown: end - start, total: EVENTS, selection: '', next } });
  });
}

/** Shifts the map at every frame, as a drag does, and notes when each frame came. */
function pan(seconds) {
  const canvas = document.querySelector('.map canvas');
  const box = canvas.getBoundingClientRect();
  const send = (type, x) => canvas.dispatchEvent(new PointerEvent(type, { pointerId: 1, buttons: 1, bubbles: true, clientX: x, clientY: box.top + 100, movementX: x > 0 ? 6 : -6 }));
  return new Promise((resolve) => {
    const times = [];
    const step = (now) => {
      times.push(now);
      if (now - times[0] > seconds * 1000) return resolve(times);
      send('pointermove', Math.sin(times.length / 40) * 100);
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
}

const folder = mkdtempSync(join(tmpdir(), 'sayso-frames-'));
const ledger = join(folder, 'demo.sayso');
addTo(program, ledger, ['articles'], { cwd: join(root, 'demo') });
const server = await serve(program, ledger);
const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
const { page } = await openPage(browser, server);
await answer(page);
await goTo(page, '/map');
await page.waitForFunction(() => document.querySelector('main .lead')?.textContent.startsWith('20,000 events') && !document.querySelector('main .lead').textContent.includes('Reading'), null, { timeout: 60000 });
await page.waitForTimeout(1000);
const protocol = await page.context().newCDPSession(page);
await protocol.send('Performance.enable');
/** Seconds that the page's own thread has worked. */
const busy = async () => (await protocol.send('Performance.getMetrics')).metrics.find((one) => one.name === 'TaskDuration').value;
for (const [name, presses] of [['all in view', []], ['closer', ['+', '+', '+']]]) {
  await page.focus('.map canvas');
  for (const key of presses) await page.keyboard.press(key);
  await page.waitForTimeout(1500);
  const before = await busy();
  const times = await page.evaluate(pan, SECONDS);
  const work = (1000 * ((await busy()) - before)) / times.length;
  const gaps = times.slice(1).map((time, at) => time - times[at]).sort((a, b) => a - b);
  const rate = (1000 * gaps.length) / (times[times.length - 1] - times[0]);
  console.log(`| map of ${EVENTS} events, ${name}: frames a second | ${rate.toFixed(0)} | 50 |`);
  console.log(`| map of ${EVENTS} events, ${name}: 95th percentile between frames, ms | ${gaps[Math.floor(gaps.length * 0.95)].toFixed(0)} | |`);
  console.log(`| map of ${EVENTS} events, ${name}: work of the page for a frame, ms | ${work.toFixed(1)} | |`);
}
await browser.close();
server.stop();
rmSync(folder, { recursive: true });
