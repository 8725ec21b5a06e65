// A dispute: N answers to one question beside each other, in the words of those who give them.
import { type Claim, type DisputeDetail, type Side, type Span, query, useAsk } from '../api';
import { Quotes, sayingOf } from '../claim';
import type { ViewProperties } from '../main';
import { NotesOf } from '../notes';
import { TakeAway, Title, Trouble } from '../parts';
import { Link, to } from '../router';
import { Name } from '../text';
import { capital, count, daysWords, dayWords, eventTitle, questionWords } from '../words';

/** The words on which the answer hangs: the verb and the cue, and the party where the question is about it. */
function marks(claim: Claim, question: string): Span[] {
  const spans: Span[] = [];
  if (claim.event) spans.push(claim.event.trigger.span);
  if (claim.cue && (question === 'happened' || question === 'ordered')) spans.push(claim.cue.span);
  const role = question === 'who' ? 'actor' : question === 'killed' || question === 'injured' ? 'recipient' : '';
  for (const party of claim.event?.parties ?? []) if (party.role === role) spans.push(party.words.span);
  return spans;
}

const STANDINGS: Record<string, string> = {
  revised: 'The same voice spoke of it again later.', withdrawn: 'The same voice said the contrary later.',
  credited: 'A retelling: the voice that it gives this to says otherwise.',
};

/** Why a claim no longer stands for its side: "revised", "credited: 40". */
function standingOf(side: Side, claim: Claim): string | undefined {
  const told = side.joined_by?.[claim.id];
  return told ? (STANDINGS[told.split(':')[0]] ?? told) : undefined;
}

function SideColumn({ side, question }: { side: Side; question: string }) {
  const from = side.first_published;
  const until = side.last_published;
  return (
    <section class="side">
      <h2><Name>{capital(side.answer)}</Name></h2>
      <p class="counts">
        {count(side.claims.filter((claim) => !standingOf(side, claim)).length, 'claim')} · {count(side.claim_origins, 'origin')} of say-so · {count(side.text_origins, 'origin')} of text
        {from && <><br />{from === until ? dayWords(from) : `first ${dayWords(from)}, latest ${dayWords(until)}`}</>}
      </p>
      <Quotes sayings={side.claims.map((claim) => ({ ...sayingOf(claim, marks(claim, question)), standing: standingOf(side, claim) }))} />
    </section>
  );
}

export function DisputeView({ place, status, asOf }: ViewProperties) {
  const asked = useAsk<DisputeDetail>(query('disputes/' + encodeURIComponent(place.id), { as_of: asOf }));
  const dispute = asked.answer;
  if (!dispute) return <Trouble asked={asked} />;
  const title = questionWords(dispute.question);
  const event = { ...dispute, status: 'happened' };
  return (
    <>
      <p class="kicker">Dispute · {count(dispute.answers.length, 'answer')}</p>
      <Title title={title}>{title}</Title>
      <p class="lead">
        <Link to={to('event', dispute.event)}><Name>{eventTitle(event)}</Name></Link>
        {dispute.place && <>, <Name>{dispute.place}</Name></>}
        {dispute.first_day && <>, {daysWords(dispute.first_day, dispute.last_day ?? dispute.first_day)}</>}
      </p>
      <p class="note">These answers cannot all hold. Retellings of one say-so count as one origin.</p>
      <div class="sides" data-sides={dispute.answers.length}>
        {dispute.answers.map((side) => <SideColumn side={side} question={dispute.question} />)}
      </div>
      <NotesOf target={dispute.id} status={status} asOf={asOf} />
      <TakeAway path={query('claims', { dispute: dispute.id })} formats={['json', 'csv', 'jsonl']} />
    </>
  );
}
