// An event: who, what, whom, when, where; on whose say-so; which figures, when and by whom.
import {
  type Claim, type DisputeRow, type EventDetail, type EventRow, type Figure, type List, query, useAsk,
} from '../api';
import { Quotes, sayingOf } from '../claim';
import { FiguresChart } from '../drawn/figures';
import { SaysDiagram } from '../drawn/says';
import type { ViewProperties } from '../main';
import { NotesOf } from '../notes';
import { Table, TakeAway, Title, Trouble, tolls } from '../parts';
import { Link, to } from '../router';
import { Name, Names } from '../text';
import { capital, count, dayWords, daysWords, eventTitle, modeWords, precisionWords, questionWords, statusWords, typeName } from '../words';

function Facts({ event }: { event: EventDetail }) {
  const mode = modeWords(event.mode);
  const status = statusWords(event.status);
  const told = tolls(event);
  return (
    <dl class="facts">
      <dt>Who</dt><dd><Names column={event.actors} none="nobody is named" /></dd>
      <dt>What</dt><dd>{typeName(event.type)}{mode && `, ${mode}`}{status && `, ${status}`}</dd>
      <dt>Whom</dt><dd><Names column={event.recipients} none="nobody is named" /></dd>
      <dt>When</dt>
      <dd>{daysWords(event.first_day, event.last_day)}{event.reported && <span class="aside"> first reported {dayWords(event.reported)}</span>}</dd>
      <dt>Where</dt>
      <dd><Names column={event.place} none="not said" />{event.place && <span class="aside"> {precisionWords(event.precision)}</span>}</dd>
      {told && <><dt>Toll</dt><dd>{capital(told)}</dd></>}
    </dl>
  );
}

const POLICIES: Record<string, string> = {
  con: 'Conservative: what all agree on, the lowest figure', rep: 'Representative: what most tell', inf: 'Informative: what tells most',
};

/** What becomes of the event when its reports are combined otherwise; nothing where it is always the same. */
function Policies({ event }: { event: EventDetail }) {
  if (!event.sensitivity || !event.policies?.length) return null;
  return (
    <details>
      <summary>Depends on how the reports are combined: {event.sensitivity.replace(/; /g, ', ').replace(/(\d)-(\d)/g, '$1–$2')}</summary>
      <Table caption="Three ways to combine them" rows={event.policies} columns={[
        { head: 'Way', cell: (row) => POLICIES[row.policy] ?? row.policy },
        { head: 'Who', cell: (row) => <Names column={row.actors} none="left open" /> },
        { head: 'What', cell: (row) => [typeName(event.type), modeWords(row.mode), statusWords(row.status)].filter(Boolean).join(', ') },
        { head: 'Whom', cell: (row) => <Names column={row.recipients} none="left open" /> },
        { head: 'When', cell: (row) => daysWords(row.first_day, row.last_day), day: true },
        { head: 'Where', cell: (row) => <Names column={row.place} none="left open" /> },
        { head: 'Toll', cell: (row) => tolls(row) },
      ]} />
    </details>
  );
}

const SIDES: [string, string][] = [['-', 'Who denies it'], ['?', 'Who leaves it open'], ['+', 'Who says so']];

function Voices({ claims }: { claims: Claim[] }) {
  return (
    <>
      {SIDES.map(([polarity, head]) => {
        const here = claims.filter((claim) => claim.polarity === polarity);
        return here.length > 0 && (
          <section class="voices">
            <h2>{head} <span class="aside">{count(here.length, 'claim')}</span></h2>
            <Quotes sayings={here.map((claim) => sayingOf(claim, claim.event ? [claim.event.trigger.span] : []))} />
          </section>
        );
      })}
    </>
  );
}

export function EventView({ place, status, asOf }: ViewProperties) {
  const asked = useAsk<EventDetail>(query('events/' + encodeURIComponent(place.id), { as_of: asOf }));
  const disputes = useAsk<List<DisputeRow>>(query('disputes', { event: place.id, as_of: asOf })).answer;
  const figures = useAsk<List<Figure>>(query('figures', { event: place.id, as_of: asOf, limit: 1000 })).answer;
  const row = useAsk<List<EventRow>>(query('events', { event: place.id, as_of: asOf })).answer?.rows[0];
  const event = asked.answer;
  if (!event || event.id !== place.id) return <Trouble asked={asked} />;
  const claims = [...event.claims].sort((a, b) => (a.article.published ?? '').localeCompare(b.article.published ?? ''));
  return (
    <>
      <p class="kicker">Event{row?.story && <> · <Link to={to('story', row.story)}>its story</Link></>}</p>
      <Title title={eventTitle(event)}><Name>{eventTitle(event)}</Name></Title>
      <p class="lead">
        {count(claims.length, 'claim')} in {count(event.articles, 'article')} of {count(event.outlets, 'outlet')}: {count(event.claim_origins, 'origin')} of
        say-so, {count(event.text_origins, 'origin')} of text. {event.denied > 0 ? <b>{count(event.denied, 'claim denies', 'claims deny')} it.</b> : 'Nobody denies it.'}
      </p>
      {disputes?.rows.map((dispute) => (
        <p class="disputed">
          <span class="mark denies">disputed</span> <Link to={to('dispute', dispute.id)}>{questionWords(dispute.question)}</Link> {count(dispute.sides, 'answer')}
        </p>
      ))}
      <Facts event={event} />
      <Policies event={event} />
      <SaysDiagram claims={claims} />
      {figures && figures.rows.length > 0 && <FiguresChart figures={figures.rows} />}
      <Voices claims={claims} />
      <NotesOf target={event.id} status={status} asOf={asOf} />
      <TakeAway path={query('claims', { event: event.id })} formats={['json', 'csv', 'jsonl', 'geojson']} />
    </>
  );
}
