// What is committed is what `npm run build` makes, and small enough.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { check, equal } from './harness.mjs';

const BUDGET = 150 * 1024;

function filesIn(folder, prefix = '') {
  return readdirSync(folder).sort().flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesIn(path, prefix + name + '/') : [[prefix + name, readFileSync(path)]];
  });
}

export function bundle(web, scratch) {
  const committed = filesIn(join(web, 'dist'));
  const size = committed.filter(([name]) => !name.includes('countries-50m')).reduce((sum, [, bytes]) => sum + gzipSync(bytes).length, 0);
  check(size <= BUDGET, `the page is ${size} bytes gzipped, of ${BUDGET}`);
  execFileSync(process.execPath, [join(web, 'node_modules/vite/bin/vite.js'), 'build', '--outDir', scratch, '--logLevel', 'error'], { cwd: web });
  const built = new Map(filesIn(scratch));
  equal([...built.keys()].join(), committed.map(([name]) => name).join(), 'a build makes the files of web/dist');
  for (const [name, bytes] of committed) check(built.get(name)?.equals(bytes), `${name} is what a build makes`);
  const html = built.get('index.html').toString();
  check(!/<script(?![^>]* src=)|<style| style=| on\w+=/.test(html), 'the page has no script and no style of its own inside');
  for (const [name, bytes] of built) if (name.endsWith('.js')) check(!/\beval\(|new Function\(/.test(bytes.toString()), `${name} makes no code from text`);
  console.log(`page: ${size} bytes gzipped without the detailed atlas, of ${BUDGET}`);
}
