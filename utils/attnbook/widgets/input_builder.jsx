// InputBuilder: what BERT reads of a text: its pieces, and the three rows that are added for each of them.
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { Stepper } from "./core/controls.jsx";
import { Numbers, Reading, figure, useTrait, useWidth } from "./core/figure.jsx";
import { moved } from "./core/keyboard.js";
import { number } from "./core/text.js";
import style from "./input_builder.css";
import { LONGEST, UNKNOWN, build } from "./input_builder_pieces.js";

const SEGMENTS = ["A", "B"];
const [FIRST_TRIES, LAST_TRIES] = [4, 3]; // of a long word's many, these are shown
const MOST_TRIES = FIRST_TRIES + 1 + LAST_TRIES; // lines
const NARROW = 480; // pixels: a phone, on which the chips are numbers alone
const FRAME = 5; // pixels around a token, for the frame of what has the focus
const PAUSE = 700; // milliseconds without a key: the reader has typed

function InputBuilder({ model, say }) {
  const [vocabularies] = useTrait(model, "vocabularies");
  const [nPositions] = useTrait(model, "n_positions");
  const [lowercase] = useTrait(model, "lowercase");
  const [first, setFirst] = useTrait(model, "first");
  const [second, setSecond] = useTrait(model, "second");
  const [vocabulary, setVocabulary] = useTrait(model, "vocabulary");
  const [wanted, select] = useTrait(model, "selected");
  const texts = [first, second];
  const begun = useMemo(() => ({ first, second, vocabulary, selected: wanted }), []);
  const [typing, type] = useTyping();
  const [box, width] = useWidth();
  const narrow = width !== null && width < NARROW;
  const ids = useMemo(
    () => vocabularies.map(({ pieces }) => new Map(pieces.map((piece, id) => [piece, id]))),
    [vocabularies],
  );
  const now = vocabularies.findIndex(({ name }) => name === vocabulary);
  const built = (to, withTexts = texts) => build(withTexts, ids[to], lowercase, nPositions);
  const inputs = useMemo(() => vocabularies.map((_, to) => built(to)), [vocabularies, first, second]);
  const { words, tokens, nPieces, nLeft, nWhole } = inputs[now];
  const selected = Math.min(wanted, tokens.length - 1);
  const token = tokens[selected];

  /** Text is typed: what is explained is the word at the cursor, and [CLS] if no word is left. */
  const write = (segment, text, cursor) => {
    const after = texts.map((old, i) => (i === segment ? text : old));
    const input = built(now, after);
    const word = input.words.findIndex((one) => one.segment === segment && one.from < cursor && cursor <= one.to);
    const place = input.tokens.map((one) => one.word).lastIndexOf(word);
    type();
    if (!input.words.some((one) => one.segment === segment)) model.set("selected", 0);
    else if (word >= 0 && place >= 0) model.set("selected", place);
    (segment ? setSecond : setFirst)(text);
  };
  /** Other pieces: what is explained stays the same word, or the same sign between the texts. */
  const cutWith = (to) => {
    const place = inputs[to].tokens.findIndex((one) =>
      token.word < 0
        ? one.word < 0 && one.piece === token.piece && one.segment === token.segment
        : one.word === token.word,
    );
    model.set("selected", place < 0 ? inputs[to].tokens.length - 1 : place);
    setVocabulary(vocabularies[to].name);
  };
  const current = { first, second, vocabulary, selected: wanted };
  const changed = Object.keys(begun).some((name) => current[name] !== begun[name]);
  const startAgain = () => {
    Object.entries(begun).forEach(([name, value]) => model.set(name, value));
    model.save_changes();
  };

  return (
    <div ref={box}>
      <div class="texts">
        {["first", "second"].map((name, segment) => (
          <label class="field">
            <span>{say(name)}</span>
            <textarea
              rows="2"
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              placeholder={segment ? say("empty") : undefined}
              value={texts[segment]}
              onInput={({ currentTarget }) => write(segment, currentTarget.value, currentTarget.selectionStart)}
            />
          </label>
        ))}
      </div>
      <p class="too-long" role="status" aria-busy={typing}>
        {nLeft[0] + nLeft[1] > 0 &&
          say(tokens[tokens.length - 1].segment ? "too long pair" : "too long", {
            most: nPositions,
            all: nWhole,
            first: nLeft[0],
            second: nLeft[1],
          })}
      </p>
      <div class="controls">
        {vocabularies.length > 1 && (
          <div class="vocabularies" role="group" aria-label={say("vocabulary")}>
            {vocabularies.map(({ name }, i) => (
              <button type="button" aria-pressed={i === now} onClick={() => i !== now && cutWith(i)}>
                {name} <span class="many">{say("n tokens", { n: inputs[i].nWhole })}</span>
              </button>
            ))}
          </div>
        )}
        <button type="button" aria-disabled={!changed} onClick={() => changed && startAgain()}>
          {say("again")}
        </button>
      </div>
      <p class="hint">
        {say("try")} {narrow && say("numbers alone")}
      </p>
      <TokenRow {...{ say, tokens, words, selected, select, narrow }} />
      <dl class="counts">
        {[
          ["words", words.length],
          ["pieces", nPieces],
          ["all tokens", nWhole],
          ["ratio", words.length ? number(nPieces / words.length) : "–"],
        ].map(([name, count]) => (
          <div>
            <dt>{say(name)}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <div class="panel">
        <Cutting {...{ say, texts, words, tokens, selected, select }} ids={ids[now]} />
        <Sum {...{ say, token, nPositions }} nWords={vocabularies[now].pieces.length} busy={typing} />
      </div>
      <Numbers
        say={say}
        head={["token", "id", "segment", "position"].map((name) => say(name))}
        rows={() => tokens.map(({ piece, id, segment, position }) => [piece, id, segment, position])}
      />
    </div>
  );
}

/** Whether the reader is typing, and what to call at each key: a screen reader shall not speak in between. */
function useTyping() {
  const [typing, setTyping] = useState(false);
  const timer = useRef(0);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setTyping(false), PAUSE);
    setTyping(true);
  };
  return [typing, type];
}

/** The tokens as columns, each with the rows that are added for it; the pieces of a word hang together. */
function TokenRow({ say, tokens, words, selected, select, narrow }) {
  const list = useRef(null);
  const onKeyDown = (event) => {
    if (event.key === "ArrowUp" || event.key === "ArrowDown") return; // they scroll the page
    const to = moved(event, [0, selected], 1, tokens.length);
    if (!to) return;
    select(to[1]);
    list.current.children[to[1]].focus();
  };
  // Many tokens scroll by themselves, so that what is explained below stays in sight; and the selected one with them.
  useLayoutEffect(() => {
    const row = list.current;
    const { offsetTop, offsetHeight } = row.children[selected];
    const [start, end] = [offsetTop - FRAME, offsetTop + offsetHeight + FRAME];
    if (start < row.scrollTop) row.scrollTop = start;
    else if (end > row.scrollTop + row.clientHeight) row.scrollTop = end - row.clientHeight;
  }, [selected, tokens]);
  const { word } = tokens[selected];
  return (
    <div class="row" role="toolbar" aria-label={say("tokens")} ref={list} onKeyDown={onKeyDown}>
      {tokens.map((token, i) => {
        const goesOn = token.word >= 0 && tokens[i + 1]?.word === token.word;
        const kinds = [
          token.place > 0 && "joined",
          goesOn && "goes-on",
          word >= 0 && token.word === word && "mate",
          (token.word < 0 || words[token.word].special) && "special",
          token.piece === UNKNOWN && "unknown",
        ];
        return (
          <button
            type="button"
            class={["entry", ...kinds].filter(Boolean).join(" ")}
            tabIndex={i === selected ? 0 : -1}
            aria-pressed={i === selected}
            aria-label={[token.piece, ...rowsOf(say, token)].join(", ")}
            onClick={() => select(i)}
          >
            <span class="piece">{token.piece}</span>
            <Chips token={token} rows={narrow ? numbersOf(token) : rowsOf(say, token)} />
          </button>
        );
      })}
    </div>
  );
}

function Chips({ token, rows: [word, segment, position] }) {
  return (
    <span class="chips">
      <span class="chip">{word}</span>
      <span class="plus">+</span>
      <span class={`chip ${segmentKind(token)}`}>{segment}</span>
      <span class="plus">+</span>
      <span class="chip">{position}</span>
    </span>
  );
}

const numbersOf = ({ id, segment, position }) => [id, SEGMENTS[segment], position];

/** The three rows that are added for a token, as its chips name them. */
const rowsOf = (say, { id, segment, position }) => [
  say("word row", { row: id }),
  say("segment row", { name: SEGMENTS[segment] }),
  say("position row", { row: position }),
];

const segmentKind = ({ segment }) => (segment ? "segment-b" : "segment-a");

/** How the word of the selected token is cut, one search after the other: each of its pieces was found by one. */
function Cutting({ say, texts, words, tokens, ids, selected, select }) {
  const token = tokens[selected];
  const word = words[token.word];
  // Searches that found no token: they are gone through without leaving the token that is selected.
  const [aside, goAside] = useState({});
  useEffect(() => goAside({}), [token]);
  const most = Math.max(0, ...words.flatMap((one) => one.searches.map(({ tries }) => tries.length)));
  const room = { "--lines": Math.min(most, MOST_TRIES) }; // for all of them, so that what is below stays where it is
  if (!word || word.searches.length === 0) {
    return (
      <div class="cutting" style={room}>
        <p class="title">{say("not cut", { piece: token.piece })}</p>
        <p>{about(say, token, word)}</p>
      </div>
    );
  }
  const { searches } = word;
  const unknown = word.pieces[0] === UNKNOWN;
  const usual = unknown ? searches.length - 1 : token.place;
  const at = aside.token === token ? aside.search : usual;
  const search = searches[at];
  const go = (to) => {
    const place = unknown ? -1 : tokens.findIndex((one) => one.word === token.word && one.place === to);
    goAside({ token, search: to });
    if (place >= 0 && place !== selected) select(place);
  };
  const hasRoom = unknown || tokens.some((one) => one.word === token.word && one.place === at);
  const written = texts[word.segment].slice(word.from, word.to);
  return (
    <div class="cutting" style={room} role="group" aria-label={say("cutting", { word: word.text })}>
      <p class="title">
        {say("cutting", { word: word.text })}{" "}
        {written !== word.text && <span class="soft">{say("written", { written })}</span>}
      </p>
      <Parts word={word} at={at} unknown={unknown} />
      <Stepper step={at} n={searches.length} set={go} back={say("back")} next={say("next")}>
        {say("place", { n: at + 1, all: searches.length })}
      </Stepper>
      <p class="asked">{say(at ? "search next" : "search first", { rest: search.rest })}</p>
      <Tries say={say} search={search} ids={ids} />
      <p class="outcome" aria-live={unknown ? "polite" : undefined}>
        {outcome(say, search, at, searches.length)} {!hasRoom && say("no room")}
      </p>
    </div>
  );
}

/** What there is to say of a token whose word was not searched for. */
function about(say, { piece }, word) {
  if (!word) return say(`about ${piece}`);
  if (word.special) return say("about typed", { piece });
  return say("about long", { n: [...word.text].length, most: LONGEST });
}

function outcome(say, { found, left }, at, n) {
  if (!found) return say(at ? "fails later" : "fails");
  if (left.length) return say("goes on", { left: left.join("") });
  return n === 1 ? say("whole") : say("ends", { n });
}

/** The word: what was cut off it, the piece that is searched for now, and what is left. */
function Parts({ word, at, unknown }) {
  const { found, left, rest } = word.searches[at];
  return (
    <p class="parts" aria-hidden="true">
      {word.searches.slice(0, at).map((search) => (
        <span class={`part ${unknown ? "lost" : ""}`}>{search.found}</span>
      ))}
      {found && <span class="part now">{found}</span>}
      {left.length > 0 && <span class="part left">{found ? left.join("") : rest}</span>}
    </p>
  );
}

/** What was looked up, from the longest to the shortest: crossed out but for the last, if that was found. */
function Tries({ say, search, ids }) {
  const { tries, found } = search;
  const hidden = tries.length > MOST_TRIES ? tries.length - FIRST_TRIES - LAST_TRIES : 0;
  const line = (piece) => (
    <li class={piece === found ? "found" : ""} key={piece}>
      <span class="sign" role="img" aria-label={say(piece === found ? "is in" : "is not in")}>
        {piece === found ? "✓" : "✗"}
      </span>{" "}
      {piece === found ? <b>{piece}</b> : <s>{piece}</s>}{" "}
      {piece === found && <span class="chip">{say("word row", { row: ids.get(piece) })}</span>}
    </li>
  );
  return (
    <ol class="tries" aria-label={say("tries")}>
      {(hidden ? tries.slice(0, FIRST_TRIES) : tries).map(line)}
      {hidden > 0 && <li class="more">{say("shorter", { n: hidden })}</li>}
      {hidden > 0 && tries.slice(-LAST_TRIES).map(line)}
    </ol>
  );
}

/** The three matrices, and the row of each that is added. */
function Sum({ say, token, nWords, nPositions, busy }) {
  const { piece, id, segment, position } = token;
  const rows = rowsOf(say, token);
  return (
    <div class="sum">
      <p class="title">{say("added", { piece })}</p>
      <div class="matrices" aria-hidden="true">
        <Matrix say={say} name="words" n={nWords} row={id} chip={rows[0]} />
        <span class="plus">+</span>
        <Matrix say={say} name="segments" n={2} row={segment} chip={rows[1]} kind={segmentKind(token)} />
        <span class="plus">+</span>
        <Matrix say={say} name="positions" n={nPositions} row={position} chip={rows[2]} />
        <span class="plus">=</span>
        <span class="vector">{say("vector")}</span>
      </div>
      <Reading busy={busy}>{say("reading", { piece, word: id, segment, position })}</Reading>
    </div>
  );
}

function Matrix({ say, name, n, row, chip, kind = "" }) {
  return (
    <span class={`matrix ${name}`}>
      <span class="name">{say(`${name} matrix`)}</span>
      <span class="soft">{say("rows", { n })}</span>
      <span class="sheet">
        <span class={`chip moves ${kind}`} style={{ "--at": n > 1 ? row / (n - 1) : 0 }}>
          {chip}
        </span>
      </span>
    </span>
  );
}

export default figure(InputBuilder, style);
