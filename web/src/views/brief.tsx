// The brief: what was reported on a day, who says so, where they contradict each other.
import { useEffect } from 'preact/hooks';
import { type ClaimRow, type EventRow, query, useAsk } from '../api';
import { Quotes, sayingOfRow } from '../claim';
import { singleKeys } from '../keys';
import type { ViewProperties } from '../main';
import { EventLine, TakeAway, Title, Trouble } from '../parts';
import { Link, go, to } from '../router';
import { Name } from '../text';
import { count, dayWords, questionWords } from '../words';

type BriefDispute = { id: string; question: string; answers: { answer: string; claims: number }[] };
type BriefEvent = EventRow & { claim_rows: ClaimRow[]; dispute_rows: BriefDispute[] };
type Section = { story: string | null; headline: string | null; articles: number; events: BriefEvent[] };
type BriefAnswer = {
  day: string | null; days: string[]; sections: Section[]; articles: number; outlets: number; coded: number;
  uncodable: number; quarantined: number; out_of_scope: number;
};

function Disputed({ dispute }: { dispute: BriefDispute }) {
  return (
    <p class="disputed">
      <span class="mark denies">disputed</span>{' '}
      <Link to={to('dispute', dispute.id)}>{questionWords(dispute.question)}</Link>{' '}
      {dispute.answers.map((answer, at) => (
        <>{at > 0 && ' / '}<b><Name>{answer.answer}</Name></b> ({count(answer.claims, 'claim')})</>
      ))}
    </p>
  );
}

function sources(event: EventRow): string {
  const parts = [count(event.claims, 'claim'), count(event.outlets, 'outlet'), count(event.claim_origins, 'origin') + ' of say-so'];
  if (event.denied) parts.push(`${event.denied} deny it`);
  return parts.join(' · ');
}

function Statement({ event }: { event: BriefEvent }) {
  const sayings = event.claim_rows.map(sayingOfRow);
  return (
    <li class="statement">
      <div data-item tabIndex={-1} class="line">
        <h3><EventLine event={event} /></h3>
        <p class="counts">{sources(event)}</p>
      </div>
      {event.dispute_rows.map((dispute) => <Disputed dispute={dispute} />)}
      <Quotes sayings={sayings.slice(0, 2)} />
      {sayings.length > 2 && (
        <details>
          <summary>{count(sayings.length - 2, 'more voice')}</summary>
          <Quotes sayings={sayings.slice(2)} />
          {event.claims > sayings.length && <p><Link to={to('event', event.id)}>All {event.claims} claims</Link></p>}
        </details>
      )}
    </li>
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

function accounting(brief: BriefAnswer): string {
  const left = [
    brief.uncodable && `${brief.uncodable} that say nothing codable`,
    brief.out_of_scope && `${brief.out_of_scope} out of scope`,
    brief.quarantined && `${brief.quarantined} in quarantine`,
  ].filter(Boolean);
  return `${count(brief.articles, 'article')} of ${count(brief.outlets, 'outlet')}, ${brief.coded} read to the end`
    + (left.length ? '; ' + left.join(', ') : '') + '.';
}

export function Brief({ place, asOf }: ViewProperties) {
  const path = query('brief', { day: place.id, as_of: asOf });
  const asked = useAsk<BriefAnswer>(path);
  const brief = asked.answer;
  if (!brief) return <Trouble asked={asked} />;
  if (!brief.sections.length && !brief.days.length && !brief.articles)
    return (
      <>
        <Title title="Brief">An empty ledger</Title>
        <p>Nothing has been read into it yet: <code>sayso add LEDGER FILES</code>.</p>
      </>
    );
  const disputes = brief.sections.flatMap((section) => section.events).reduce((sum, event) => sum + event.dispute_rows.length, 0);
  return (
    <>
      <Title title="Brief">{brief.day ? dayWords(brief.day, true) : 'Reports without a day'}</Title>
      <p class="lead">{accounting(brief)} {disputes > 0 && <b>{count(disputes, 'dispute')}.</b>}</p>
      {brief.day && <Days days={brief.days} day={brief.day} />}
      {brief.sections.map((section) => (
        <section class="story">
          <h2>
            {section.story ? <Link to={to('story', section.story)}><Name>{section.headline ?? 'A story without a headline'}</Name></Link> : 'Also reported'}
            {section.story && <span class="aside"> {count(section.articles, 'article')}</span>}
          </h2>
          <ul class="statements">{section.events.map((event) => <Statement key={event.id} event={event} />)}</ul>
        </section>
      ))}
      {!brief.sections.length && <p>No article of this day says that something of the codebook happened.</p>}
      <TakeAway path={query('brief', { day: brief.day })} formats={['md', 'html', 'json']} />
    </>
  );
}
