// ReadBack: what a probe reads back, word by word, out of the one vector that a sentence was put into.
import { useRef } from "preact/hooks";
import { Bars } from "./core/bars.jsx";
import { Choice } from "./core/controls.jsx";
import { Numbers, Reading, figure, useTrait, useWidth } from "./core/figure.jsx";
import { moved } from "./core/keyboard.js";
import { Levels, path, plotStyle, scale } from "./core/plot.jsx";
import { number, percent, short, together } from "./core/text.js";
import { Tokens } from "./core/tokens.jsx";
import style from "./read_back.css";

const CELLS = 14; // squares that the vector is drawn with
const WIDEST = 420; // pixels: the chart
const [LEFT, RIGHT, TOP, BOTTOM, HEIGHT] = [48, 20, 20, 24, 150]; // pixels: the chart's rims, and all of it
const APART = 24; // pixels between two numbers on its axis, at least

function ReadBack({ model, say }) {
  const [sentences] = useTrait(model, "sentences");
  const [models] = useTrait(model, "models");
  const [accuracy] = useTrait(model, "accuracy");
  const [modelLabel] = useTrait(model, "model_label");
  const [chosenModel, setModel] = useTrait(model, "model");
  const [chosenSentence] = useTrait(model, "sentence");
  const [chosenPlace, setPlace] = useTrait(model, "place");
  const name = models[chosenModel];
  const sentence = Math.min(chosenSentence, sentences.length - 1);
  const { words, models: guessesOf } = sentences[sentence];
  const guesses = guessesOf[name].map((candidates) => ({
    words: candidates.map(([word]) => word),
    shares: candidates.map(([, share]) => share),
  }));
  const place = Math.min(chosenPlace, words.length - 1); // from outside, a shorter sentence may have come alone
  const right = words.map((word, i) => guesses[i].words[0] === word);
  const unseen = accuracy[name] ?? [];

  const setSentence = (to) => {
    model.set("sentence", to);
    model.set("place", Math.min(place, sentences[to].words.length - 1));
    model.save_changes();
  };

  return (
    <>
      <div class="controls">
        <Choice
          label={say("sentence")}
          options={sentences.map(({ words }) => short(words.join(" ")))}
          value={sentence}
          set={setSentence}
        />
        <Choice label={modelLabel || say("model")} options={models} value={chosenModel} set={setModel} />
      </div>
      <div class="way">
        <Tokens label={say("words")} words={words} kind="encoder" chosen={place} onChoose={setPlace} />
        <p class="arrow">{say("writes")}</p>
        <div class="vector" role="img" aria-label={say("vector")}>
          {Array.from({ length: CELLS }, () => (
            <span />
          ))}
        </div>
        <p class="name" aria-hidden="true">
          {say("vector")}
        </p>
        <p class="arrow">{say("reads")}</p>
        <Units say={say} words={words} guesses={guesses} right={right} place={place} setPlace={setPlace} />
        <p class="score">{say("score", { right: right.filter(Boolean).length, n: words.length })}</p>
      </div>
      <Reading>{reading()}</Reading>
      <div class="more">
        <div>
          <p class="title">{say("candidates", { place: place + 1 })}</p>
          <Bars {...guesses[place]} marked={guesses[place].words.indexOf(words[place])} />
        </div>
        {unseen.length > 0 && (
          <div>
            <p class="title">{say("accuracy")}</p>
            <Chart accuracy={models.map((name) => accuracy[name])} chosen={chosenModel} place={place} />
            {models.length > 1 && <p class="hint">{say("others")}</p>}
          </div>
        )}
      </div>
      <Numbers
        say={say}
        head={["place", "word", "read", "share", "verdict"].map((word) => say(word))}
        rows={() =>
          words.map((word, i) => [
            i + 1,
            word,
            guesses[i].words[0],
            number(guesses[i].shares[0], 3),
            say(right[i] ? "yes" : "no"),
          ])
        }
      />
    </>
  );

  function reading() {
    const sentence = say(right[place] ? "reading right" : "reading wrong", {
      place: place + 1,
      n: words.length,
      word: words[place],
      read: guesses[place].words[0],
      share: together(percent(guesses[place].shares[0])),
    });
    if (place >= unseen.length) return sentence;
    return `${sentence} ${say("unseen", { share: together(percent(unseen[place])) })}`;
  }
}

/** For each place the word that stood there and the one that is read: one stop for the Tab key, as in Tokens. */
function Units({ say, words, guesses, right, place, setPlace }) {
  const list = useRef(null);
  const onKeyDown = (event) => {
    const to = moved(event, [0, place], 1, words.length);
    if (!to || event.key === "ArrowUp" || event.key === "ArrowDown") return;
    setPlace(to[1]);
    list.current.children[to[1]].focus();
  };
  return (
    <div class="units" role="toolbar" aria-label={say("guesses")} ref={list} onKeyDown={onKeyDown}>
      {words.map((word, i) => {
        const { words: [read], shares: [share] } = guesses[i];
        const verdict = say(right[i] ? "right" : "wrong");
        return (
          <button
            type="button"
            class={`unit ${right[i] ? "right" : "not"}`}
            tabIndex={i === place ? 0 : -1}
            aria-pressed={i === place}
            aria-label={say("unit", { place: i + 1, word, read, share: percent(share), verdict })}
            onClick={() => setPlace(i)}
          >
            <span class="word encoder">{word}</span>
            <span class="read">{read}</span>
            <span class="track">
              <span class="bar moves" style={{ width: `${100 * share}%` }} />
            </span>
            <span class="share">
              {right[i] ? "✓" : "✗"} {percent(share)}
            </span>
          </button>
        );
      })}
    </div>
  );
}

/** How often each place is read right: a line for each model, the chosen one's strong, and the chosen place marked. */
function Chart(props) {
  const [box, width] = useWidth();
  return <div ref={box}>{width && <Drawing {...props} width={Math.min(width, WIDEST)} />}</div>;
}

function Drawing({ accuracy, chosen, place, width }) {
  const n = accuracy[0].length;
  const across = scale([-0.5, n - 0.5], [LEFT, width - RIGHT]);
  const up = scale([0, 1], [HEIGHT - BOTTOM, TOP]);
  const line = (shares) => path(shares.map((share, i) => [across(i), up(share)]));
  const every = Math.ceil((APART * n) / (width - LEFT - RIGHT));
  const share = accuracy[chosen][place]; // not there for a place that was never measured
  return (
    <svg class="axes chart" width={width} height={HEIGHT} aria-hidden="true">
      <Levels values={[0, 0.5, 1]} up={up} left={LEFT} right={width - RIGHT} shown={percent} gap={6} />
      {accuracy[0].map((_, i) =>
        i === place || (i % every === 0 && Math.abs(i - place) >= every) ? (
          <text class={i === place ? "number chosen" : "number"} x={across(i)} y={HEIGHT - 6}>
            {i + 1}
          </text>
        ) : null,
      )}
      {accuracy.map((shares, i) => i !== chosen && <path class="other" d={line(shares)} />)}
      <path class="line" d={line(accuracy[chosen])} />
      {accuracy[chosen].map((share, i) => (
        <circle class={i === place ? "dot chosen" : "dot"} cx={across(i)} cy={up(share)} r={i === place ? 6 : 3} />
      ))}
      {share !== undefined && (
        <text class="number chosen" x={across(place)} y={up(share) - 10}>
          {percent(share)}
        </text>
      )}
    </svg>
  );
}

export default figure(ReadBack, plotStyle + style);
