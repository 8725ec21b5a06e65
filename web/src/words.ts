// Codes in words: what a reader sees instead of "ASSAULT", "-", "2026-11-14", null.
import { countryName } from './countries';

const TYPES: Record<string, { name: string; by: string; on: string }> = {
  AGREE: { name: 'agreement', by: 'by', on: 'with' },
  CONSULT: { name: 'meeting', by: 'of', on: 'with' },
  SUPPORT: { name: 'support', by: 'by', on: 'for' },
  CONCEDE: { name: 'concession', by: 'by', on: 'to' },
  COOPERATE: { name: 'cooperation', by: 'by', on: 'with' },
  AID: { name: 'aid', by: 'from', on: 'to' },
  RETREAT: { name: 'retreat or release', by: 'by', on: 'towards' },
  REQUEST: { name: 'request or order', by: 'by', on: 'to' },
  ACCUSE: { name: 'accusation', by: 'by', on: 'against' },
  REJECT: { name: 'refusal', by: 'by', on: 'towards' },
  THREATEN: { name: 'threat', by: 'by', on: 'against' },
  PROTEST: { name: 'protest', by: 'by', on: 'against' },
  SANCTION: { name: 'sanction', by: 'by', on: 'against' },
  MOBILIZE: { name: 'mobilisation', by: 'by', on: 'against' },
  COERCE: { name: 'coercion', by: 'by', on: 'of' },
  ASSAULT: { name: 'attack', by: 'by', on: 'on' },
};

const STATUSES: Record<string, string> = {
  happened: '', ongoing: 'ongoing', planned: 'planned', threatened: 'threatened',
  requested: 'ordered or asked for', attempted: 'attempted', failed: 'failed',
  hypothetical: 'supposed', historical: 'in the past',
};

export const QUADS: Record<number, string> = {
  1: 'words of cooperation', 2: 'deeds of cooperation', 3: 'words of conflict', 4: 'deeds of conflict',
};

const QUESTIONS: Record<string, string> = {
  happened: 'Did it happen?', who: 'Who did it?', ordered: 'Was it ordered?',
  killed: 'How many were killed?', injured: 'How many were injured?', where: 'Where was it?',
  when: 'When was it?', why: 'What was it for?',
};

const PRECISIONS: Record<string, string> = {
  exact: 'the place itself', city: 'a town or city', district: 'a district', province: 'a province',
  country: 'a whole country', region: 'a large region', none: 'not found on the map',
};

export const typeName = (type: string | null) => (type ? (TYPES[type]?.name ?? type.toLowerCase()) : 'statement');
export const statusWords = (status: string) => STATUSES[status] ?? status;
export const questionWords = (question: string) => QUESTIONS[question] ?? capital(question) + '?';
export const precisionWords = (precision: string | null) => PRECISIONS[precision ?? 'none'] ?? precision ?? '';
export const modeWords = (mode: string | null) => (mode ? mode.replace(/[-_]/g, ' ') : '');
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export function count(number: number, one: string, many = one + 's'): string {
  return `${number.toLocaleString('en-GB')} ${number === 1 ? one : many}`;
}

export const POLARITIES: Record<string, string> = { '+': 'affirms', '-': 'denies', '?': 'leaves open' };

/* ---- codes inside text ---- */

const SECTORS: Record<string, string> = {
  MIL: 'military', GOV: 'government', COP: 'police', SPY: 'intelligence', JUD: 'courts', LEG: 'parliament', PTY: 'party', OPP: 'opposition',
  REB: 'rebels', UAF: 'armed group', CRM: 'crime', CVL: 'civilians', MED: 'media', EDU: 'education', BUS: 'business', HLH: 'health',
  IGO: 'international body', NGO: 'aid and civil groups', MNC: 'company', REF: 'refugees', LAB: 'labour', AGR: 'farming', REL: 'religion', ELI: 'elites',
  DEV: 'development', HRI: 'human rights', JUR: 'justice', SET: 'settlers', SCI: 'science', ENV: 'environment',
};

/** An explanation with its codes in words: types of events, days, and the countries and sectors at the end of a name. */
export function plainWords(text: string): string {
  return text
    .replace(/^(act: |claim: .*; )([A-Z]{3,10})\b/, (_, before, code) => before + (TYPES[code]?.name ?? code))
    .replace(/, ([A-Z]{3}(?: [A-Z]{3})*)(?=;|$)/g, (_, codes) => ', ' + codes.split(' ').map((code: string) => SECTORS[code] ?? countryName(code) ?? code).join(', '))
    .replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => dayWords(day));
}

/* ---- names ---- */

const isProper = (name: string) => /^\p{Lu}|\p{Lo}/u.test(name);

/** Names of a list's column, those with a capital first: "Free Highland Front" tells more than "fighter". */
export function names(column: string | null): string[] {
  const all = column ? column.split('; ') : [];
  return [...all.filter(isProper), ...all.filter((name) => !isProper(name))];
}

function joined(all: string[], most: number): string {
  return all.length > most ? `${all.slice(0, most).join(', ')} and others` : all.join(' and ');
}

/** For a line of text: proper names where there are any, and not more than a few. */
function someNames(column: string, asWritten: boolean): string {
  const most = 2;
  if (asWritten) return joined(column.split('; '), most);
  const all = names(column);
  const proper = all.some(isProper) ? all.filter(isProper) : all;
  const told = proper.filter((name) => !proper.some((other) => other !== name && name.startsWith(other + ' ')));
  return joined(told, most);
}

type Titled = { type: string; status: string; actors: string | null; recipients: string | null; about?: string | null };

/** One line for an event: "Attack by Free Highland Front on army convoy". As written: its names are words of an article. */
export function eventTitle(event: Titled, asWritten = false): string {
  const type = TYPES[event.type] ?? { name: typeName(event.type), by: 'by', on: 'towards' };
  const status = statusWords(event.status);
  const prefix = status && status !== 'in the past' && status !== 'ordered or asked for' ? status + ' ' : '';
  let title = capital(prefix + type.name);
  if (event.about && event.about !== event.type) title += ` (of ${article(typeName(event.about))})`;
  if (event.actors) title += ` ${type.by} ${someNames(event.actors, asWritten)}`;
  if (event.recipients) title += ` ${type.on} ${someNames(event.recipients, asWritten)}`;
  if (status === 'in the past' || status === 'ordered or asked for') title += `, ${status}`;
  return title;
}

const article = (name: string) => (/^[aeiou]/.test(name) ? 'an ' : 'a ') + name;

/* ---- days ---- */

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

function parts(day: string): { year: number; month: number; day: number } | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
  return found ? { year: +found[1], month: +found[2] - 1, day: +found[3] } : null;
}

export function dayWords(day: string | null | undefined, weekday = false): string {
  const at = day ? parts(day) : null;
  if (!at) return 'day not known';
  const name = weekday ? WEEKDAYS[new Date(Date.UTC(at.year, at.month, at.day)).getUTCDay()] + ' ' : '';
  return `${name}${at.day} ${MONTHS[at.month]} ${at.year}`;
}

const lastOfMonth = (year: number, month: number) => new Date(Date.UTC(year, month + 1, 0)).getUTCDate();

/** A stretch of days as people say it: a year, a month, two days of one month. */
export function daysWords(first: string | null, last: string | null): string {
  const from = first ? parts(first) : null;
  const until = last ? parts(last) : null;
  if (!from || !until) return from || until ? dayWords(first ?? last) : 'day not known';
  if (first === last) return dayWords(first, true);
  const whole = from.day === 1 && until.day === lastOfMonth(until.year, until.month);
  if (from.year === until.year) {
    if (whole && from.month === 0 && until.month === 11) return String(from.year);
    if (whole && from.month === until.month) return `${MONTHS[from.month]} ${from.year}`;
    if (from.month === until.month) return `${from.day}–${until.day} ${MONTHS[from.month]} ${from.year}`;
    return `${from.day} ${MONTHS[from.month]} – ${dayWords(last)}`;
  }
  return `${dayWords(first)} – ${dayWords(last)}`;
}

export const daysFrom = (day: string) => Math.round(Date.parse(day.slice(0, 10) + 'T00:00:00Z') / 86400000);
export const dayAt = (days: number) => new Date(days * 86400000).toISOString().slice(0, 10);

/* ---- figures ---- */

const BOUNDS: Record<string, string> = {
  at_least: 'at least ', more_than: 'more than ', at_most: 'at most ', less_than: 'fewer than ', about: 'about ',
};

export function figureWords(low: number | null, best: number | null, high: number | null, bound?: string | null): string {
  if (bound && BOUNDS[bound]) return BOUNDS[bound] + (best ?? low ?? high);
  if (low !== null && high !== null) return low === high ? String(low) : `${low} to ${high}`;
  if (low !== null) return `at least ${low}`;
  if (high !== null) return `at most ${high}`;
  return best === null ? 'no figure' : String(best);
}
