// A ledger of 20,000 articles, made without reading them one by one: every view opens, a claim is followed to its bytes by
// keyboard, and what is drawn of so much is as clean as what is drawn of little. Speed is told, not tested.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { check, goTo, json, openPage, press, quiet, settled } from './harness.mjs';
import { axe, judge, words } from './views.mjs';

const ARTICLES = 20000;
const DAYS = 1600; // a dozen articles a day: happenings that share a day are few

/** Half a minute of work; null where the parts that make it are not built. */
export function largeLedger(program, root, folder) {
  const maker = join(dirname(program), 'bench', 'bench_ledger');
  const pack = join(dirname(program), 'sayso.pack');
  if (!existsSync(maker) || !existsSync(pack)) return null;
  const [ledger, articles] = [join(folder, 'large.sayso'), join(folder, 'large.jsonl')];
  const script = 'import json, sys, invented\nfor article in invented.articles(int(sys.argv[1]), days=int(sys.argv[2])): print(json.dumps(article))';
  const lines = execFileSync('python3', ['-c', script, String(ARTICLES), String(DAYS)], {
    maxBuffer: 2 ** 28, env: { ...process.env, PYTHONPATH: join(root, 'bench'), PYTHONDONTWRITEBYTECODE: '1' },
  });
  writeFileSync(articles, lines);
  execFileSync(maker, [pack, ledger, articles], { stdio: ['ignore', 'ignore', 'inherit'] });
  return { ledger, articles };
}

async function addresses(page) {
  const first = async (path) => (await json(page, path + '&limit=1')).rows[0];
  const dispute = await first('disputes?columns=id,event');
  const event = await first('events?columns=id,story&event=' + dispute.event);
  const article = await first('articles?columns=id,outlet&event=' + event.id);
  const dyad = await first('dyads?columns=actor,recipient');
  return [
    '/brief', `/event/${event.id}`, `/dispute/${dispute.id}`, `/story/${event.story}`, `/article/${article.id}`, '/map', '/actors',
    `/actors?actor=${encodeURIComponent(dyad.actor)}&recipient=${encodeURIComponent(dyad.recipient)}`, '/sources',
    `/sources?outlet=${encodeURIComponent(article.outlet)}`, '/search', '/search?q=convoy', '/method',
  ];
}

/** Each view, how long it took, and what axe says of those that show most. */
async function everyView(page) {
  const times = [];
  for (const address of await addresses(page)) {
    const start = Date.now();
    await goTo(page, address);
    const view = address.split(/[/?]/)[1];
    if (view === 'map') await page.waitForFunction(() => !document.querySelector('main .lead')?.textContent.includes('Reading'), null, { timeout: 20000 });
    times.push(`${address.replace(/\b[a-z][0-9a-f]{16}\b/, 'ID')} ${Date.now() - start}`);
    check(!(await page.$('main [role=alert]')), `${address} of a large ledger opens`);
    await words(page, address);
    if (['brief', 'event', 'map'].includes(view)) await judge(page, `${address} of a large ledger`);
  }
  return times;
}

async function mapHoldsAll(page) {
  await goTo(page, '/map');
  const { total } = await json(page, 'events?limit=1&columns=id');
  await page.waitForFunction((events) => document.querySelector('main .lead')?.textContent.startsWith(events), total.toLocaleString('en-GB'), { timeout: 20000 });
  check(total > ARTICLES / 2, `the map tells of all ${total} events`);
}

/** From the brief to an event, to the words of a claim, to the bytes of the file that they were read from. */
async function bytesByKeyboard(page, articles) {
  await press(page, 'g', 'b');
  await settled(page);
  await press(page, 'j', 'Enter');
  await settled(page);
  if (!new URL(page.url()).searchParams.has('claim')) await press(page, 'j', 'Enter');
  await settled(page);
  await page.waitForSelector('.why');
  const fact = (head) => page.$$eval('.bytes dt', (all, name) => all.find((dt) => dt.textContent === name)?.nextElementSibling.textContent, head);
  const [file, read] = [await fact('File'), await fact('They read')];
  const line = readFileSync(articles, 'utf8').split('\n')[+file.split('#')[1] - 1];
  check(line?.includes(JSON.stringify(read).slice(1, -1)), `the words shown stand in the line of the file that is named, ${file}`);
}

const memory = (process) => /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${process}/status`, 'utf8'))[1] / 1024;

export async function large(browser, server, articles) {
  const start = Date.now();
  const { page, seen, close } = await openPage(browser, server);
  await settled(page);
  const first = Date.now() - start;
  await page.evaluate(axe);
  const times = await everyView(page);
  await mapHoldsAll(page);
  await bytesByKeyboard(page, articles);
  await quiet(page, seen, 'looking at a large ledger');
  await close();
  console.log(`${ARTICLES} articles: the first view after ${first} ms, the server holds ${memory(server.process).toFixed(0)} MiB; ms of the views: ${times.join(', ')}`);
}
