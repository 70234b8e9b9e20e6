// Quiz: a few questions to test oneself, each choice with the reason why it is right or wrong.
import { useRef, useState } from "preact/hooks";
import { figure, useTrait } from "./core/figure.jsx";
import style from "./quiz.css";

function Quiz({ model, say }) {
  const [questions] = useTrait(model, "questions");
  const [answers, setAnswers] = useTrait(model, "answers");
  const list = useRef(null);
  const tried = answers.filter((choices) => choices.length > 0);
  const right = questions.filter(({ choices }, q) => choices[answers[q][0]]?.right).length;

  const startAgain = () => {
    setAnswers(questions.map(() => []));
    list.current.querySelector("input").focus(); // the button can't keep the focus: it goes off
  };
  return (
    <>
      <ol class="questions" ref={list}>
        {questions.map((question, q) => (
          <li key={q}>
            <Question
              say={say}
              number={q + 1}
              question={question}
              tried={answers[q]}
              answer={(choice) => setAnswers(answers.map((before, i) => (i === q ? [...before, choice] : before)))}
            />
          </li>
        ))}
      </ol>
      <div class="controls">
        <p class="score" role="status">
          <strong>{say("score", { right, all: questions.length })}</strong>
          {tried.length < questions.length && <span> · {say("open", { open: questions.length - tried.length })}</span>}
        </p>
        <button type="button" disabled={tried.length === 0} onClick={startAgain}>
          {say("again")}
        </button>
      </div>
    </>
  );
}

const ARROWS = ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"];

/**
 * One question. An arrow key moves through the choices, as in any group of radio buttons, and checks each of them on
 * its way. That is no answer yet, or nobody could answer with the third choice at the first try: Enter or Space makes
 * it one.
 */
function Question({ say, number, question, tried, answer }) {
  const [considered, consider] = useState(null);
  const byArrow = useRef(false);
  const last = tried.length ? tried[tried.length - 1] : null;
  const checked = considered ?? last;

  const choose = (choice) => {
    consider(null);
    if (choice !== last) answer(choice);
  };
  const onKeyDown = (event) => {
    byArrow.current = ARROWS.includes(event.key);
    // The Space bar is the browser's own, except that some browsers do nothing where the button is checked already.
    if (event.key !== "Enter" && !(event.key === " " && considered !== null)) return;
    event.preventDefault();
    choose(Number(event.target.value));
  };
  // Mouse, finger, Space bar and arrow key all make a click of it.
  const onClick = (choice) => (byArrow.current && choice !== last ? consider(choice) : choose(choice));
  const onFocusOut = ({ currentTarget, relatedTarget }) => currentTarget.contains(relatedTarget) || consider(null);

  return (
    <fieldset onKeyDown={onKeyDown} onKeyUp={() => (byArrow.current = false)} onFocusOut={onFocusOut}>
      <legend>
        <span class="number" role="img" aria-label={say("question", { number })}>
          {number}
        </span>
        <span>
          <Text>{question.question}</Text>
        </span>
      </legend>
      {question.choices.map((choice, i) => (
        <label class={`option ${i === last ? "last" : ""}`} key={i}>
          <input
            type="radio"
            name={`question-${number}`}
            value={i}
            checked={i === checked}
            onClick={() => onClick(i)}
          />
          <span class="text">
            <Text>{choice.text}</Text>
          </span>
          {tried.includes(i) && (
            <span class="sign" role="img" aria-label={say(choice.right ? "tried right" : "tried wrong")}>
              {choice.right ? "✓" : "✗"}
            </span>
          )}
        </label>
      ))}
      <div class="reasons">
        <p class="why" aria-live="polite">
          {considered !== null && <span class="hint">{say("confirm")}</span>}
          {considered === null && last !== null && <Why say={say} choice={question.choices[last]} />}
        </p>
        {question.choices.map((choice) => (
          <p class="room" aria-hidden="true">
            <Why say={say} choice={choice} />
          </p>
        ))}
      </div>
    </fieldset>
  );
}

function Why({ say, choice }) {
  return (
    <>
      <strong>
        {choice.right ? "✓" : "✗"} {say(choice.right ? "right" : "wrong")}
      </strong>{" "}
      <Text>{choice.why}</Text>
    </>
  );
}

/** A text whose `words between backticks` are code, and those *between asterisks* are stressed. */
function Text({ children }) {
  return children.split(/(`[^`]+`|\*[^\s*][^*]*\*)/).map((part, i) => {
    if (i % 2 === 0) return part;
    const inner = part.slice(1, -1);
    return part.startsWith("`") ? <code>{inner}</code> : <em>{inner}</em>;
  });
}

export default figure(Quiz, style);
