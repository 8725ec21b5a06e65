// The brief: what was reported on a day, who says so, where they contradict each other.
import { useEffect } from 'preact/hooks';
import { query, useAsk } from '../api';
import { Quotes, type Saying } from '../claim';
import { singleKeys } from '../keys';
import type { ViewProperties } from '../main';
import { TakeAway, Title, Trouble } from '../parts';
import { Link, go, to } from '../router';
import { Name } from '../text';
import { count, dayWords, daysFrom, daysWords, eventTitle, questionWords } from '../words';

type Said = {
  claim: string; words: string; polarity: string; certainty: string; status: string;
  speakers: string | null; outlets: string | null; article: string;
};
type BriefDispute = { id: string; question: string; answers: { answer: string; claims: number; claim_origins: number }[] };
type Statement = {
  event: string; type: string; status: string; actors: string[]; recipients: string[]; place: string | null;
  first_day: string | null; last_day: string | null; claims: number; outlets: number; claim_origins: number; denied: number;
  said: Said[]; disputes: BriefDispute[];
};
type BriefStory = { id: string | null; headline: string | null; articles: number; statements: Statement[] };
type BriefAnswer = {
  day: string | null; days: { day: string; articles: number }[]; activity: { day: string; quad: number; events: number }[]; stories_in_all: number; stories: BriefStory[];
  counts: { articles: number; outlets: number; coded: number; uncodable: number; quarantined: number; out_of_scope: number };
};

function Disputed({ dispute }: { dispute: BriefDispute }) {
  return (
    <p class="disputed">
      <span class="mark denies">disputed</span>{' '}
      <Link to={to('dispute', dispute.id)}>{questionWords(dispute.question)}</Link>{' '}
      {dispute.answers.map((answer, at) => (
        <>{at > 0 && ' / '}<b><Name>{answer.answer}</Name></b> ({count(answer.claim_origins, 'origin')})</>
      ))}
    </p>
  );
}

/** What the brief quotes, with the speakers innermost first as it has them. */
function sayingOf(said: Said): Saying {
  return {
    id: said.claim, words: { span: [0, 0], text: said.words }, marks: [], sayers: said.speakers ? said.speakers.split(', via ') : [],
    anonymity: null, polarity: said.polarity, certainty: said.certainty, status: said.status, retracted: null,
    printed: (said.outlets ?? '').split(', ').map((outlet) => ({ article: said.article, outlet: outlet || null, published: null })),
  };
}

function sources(event: Statement): string {
  const parts = [count(event.claims, 'claim'), count(event.outlets, 'outlet'), count(event.claim_origins, 'origin') + ' of say-so'];
  if (event.denied) parts.push(`${event.denied} deny it`);
  return parts.join(' · ');
}

/** Words of an article inside a line: "A local doctor" begins no sentence here. */
const inLine = (words: string[]) => words.map((one) => one.replace(/^(A|An|The) /, (article) => article.toLowerCase())).join('; ');

const titleOf = (event: Statement) => eventTitle({ ...event, actors: inLine(event.actors), recipients: inLine(event.recipients) }, true);

function StatementItem({ event }: { event: Statement }) {
  const sayings = event.said.map(sayingOf);
  return (
    <li class="statement">
      <div data-item tabIndex={-1} class="line">
        <h3>
          <Link to={to('event', event.event)}><Name>{titleOf(event)}</Name></Link>
          <span class="aside">{event.place && <>, <Name>{event.place}</Name></>}, {daysWords(event.first_day, event.last_day)}</span>
        </h3>
        <p class="counts">{sources(event)}</p>
      </div>
      {event.disputes.map((dispute) => <Disputed dispute={dispute} />)}
      <Quotes sayings={sayings.slice(0, 2)} />
      {sayings.length > 2 && (
        <details>
          <summary>{count(sayings.length - 2, 'more voice')}</summary>
          <Quotes sayings={sayings.slice(2)} />
        </details>
      )}
    </li>
  );
}

/** Events of the last weeks, a bar a day, words of conflict and deeds of conflict among them; beside the statements. */
function Activity({ brief }: { brief: BriefAnswer }) {
  const last = daysFrom(brief.day ?? '1970-01-01');
  const told = brief.activity.filter((one) => daysFrom(one.day) <= last && daysFrom(one.day) > last - DAYS_DRAWN);
  if (!brief.day || told.length < 2) return null;
  const sums = Array.from({ length: DAYS_DRAWN }, (_, at) => told.filter((one) => daysFrom(one.day) === last - DAYS_DRAWN + 1 + at).reduce((sum, one) => sum + one.events, 0));
  const most = Math.max(...sums);
  const before = sums.slice(-8, -1).reduce((sum, one) => sum + one, 0) / 7;
  const words = `${count(sums[DAYS_DRAWN - 1], 'event')} on this day; ${before.toFixed(1)} a day in the week before.`;
  return (
    <>
      <h2>Events a day</h2>
      <svg class="bars" viewBox={`0 0 ${DAYS_DRAWN} 12`} preserveAspectRatio="none" role="img" aria-label={words}>
        <path d={sums.map((events, at) => (events ? `M${at} 12v${(-12 * events) / most}h.8v${(12 * events) / most}z` : '')).join('')} />
      </svg>
      <p class="counts">{words} The last {DAYS_DRAWN} days.</p>
    </>
  );
}

const DAYS_DRAWN = 28;

function Contradictions({ brief }: { brief: BriefAnswer }) {
  const all = brief.stories.flatMap((story) => story.statements).flatMap((event) => event.disputes.map((dispute) => ({ event, dispute })));
  if (!all.length) return null;
  return (
    <>
      <h2>Where they contradict each other</h2>
      <ul class="plain-list">
        {all.map(({ event, dispute }) => (
          <li data-item tabIndex={-1}>
            <Link to={to('dispute', dispute.id)}>{questionWords(dispute.question)}</Link>{' '}
            <span class="aside"><Name>{titleOf(event)}</Name>: {dispute.answers.map((answer) => answer.answer).join(' / ')}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function useDayKeys(before: string | undefined, after: string | undefined) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!singleKeys() || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof HTMLInputElement || document.querySelector('dialog[open]')) return;
      const day = event.key === '[' ? before : event.key === ']' ? after : undefined;
      if (day) go(to('brief', day));
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [before, after]);
}

function Days({ days, day }: { days: string[]; day: string }) {
  const at = days.indexOf(day);
  const before = days.findLast((one) => one < day);
  const after = days.find((one) => one > day);
  useDayKeys(before, after);
  return (
    <nav class="days" aria-label="Days">
      {before ? <Link to={to('brief', before)} rel="prev">← {dayWords(before)}</Link> : <span>first day</span>}
      <label>
        Day{' '}
        <select value={day} onChange={(event) => go(to('brief', event.currentTarget.value))}>
          {at < 0 && <option value={day}>{dayWords(day)}</option>}
          {days.map((one) => <option value={one}>{dayWords(one, true)}</option>).reverse()}
        </select>
      </label>
      {after ? <Link to={to('brief', after)} rel="next">{dayWords(after)} →</Link> : <span>latest day</span>}
    </nav>
  );
}

function accounting({ counts }: BriefAnswer): string {
  const left = [
    counts.uncodable && `${counts.uncodable} that say nothing codable`,
    counts.out_of_scope && `${counts.out_of_scope} out of scope`,
    counts.quarantined && `${counts.quarantined} in quarantine`,
  ].filter(Boolean);
  return `${count(counts.articles, 'article')} of ${count(counts.outlets, 'outlet')}, ${counts.coded} read to the end`
    + (left.length ? '; ' + left.join(', ') : '') + '.';
}

export function Brief({ place, asOf }: ViewProperties) {
  const path = query('brief', { day: place.id, as_of: asOf });
  const asked = useAsk<BriefAnswer>(path);
  const brief = asked.answer;
  if (!brief) return <Trouble asked={asked} />;
  if (!brief.counts.articles && !brief.stories.length && !brief.days.length)
    return (
      <>
        <Title title="Brief">An empty ledger</Title>
        <p>Nothing has been read into it yet: <code>sayso add LEDGER FILES</code>.</p>
      </>
    );
  const disputes = brief.stories.flatMap((story) => story.statements).reduce((sum, event) => sum + event.disputes.length, 0);
  return (
    <>
      <Title title="Brief">{brief.day ? dayWords(brief.day, true) : 'Reports without a day'}</Title>
      <p class="lead">{accounting(brief)} {disputes > 0 && <b>{count(disputes, 'dispute')}.</b>}</p>
      {brief.day && <Days days={brief.days.map((one) => one.day)} day={brief.day} />}
      <div class="brief">
        <aside aria-label="At a glance"><Contradictions brief={brief} /><Activity brief={brief} /></aside>
        <div>
          {brief.stories.map((story) => (
            <section class="story">
              <h2>
                {story.id ? <Link to={to('story', story.id)}><Name>{story.headline ?? 'A story without a headline'}</Name></Link> : 'Also reported'}
                {story.id && <span class="aside"> {count(story.articles, 'article')}</span>}
              </h2>
              <ul class="statements">{story.statements.map((event) => <StatementItem key={event.event} event={event} />)}</ul>
            </section>
          ))}
          {!brief.stories.length && <p>No article of this day says that something of the codebook happened.</p>}
          {brief.stories_in_all > brief.stories.length && <p>{count(brief.stories.length, 'story', 'stories')} of {brief.stories_in_all}, those with most articles first.</p>}
        </div>
      </div>
      <TakeAway path={query('brief', { day: brief.day })} formats={['md', 'html', 'json']} />
    </>
  );
}
