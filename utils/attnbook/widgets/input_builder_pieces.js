// Text to words, words to pieces, pieces to what BERT reads: as Hugging Face's BertWordPieceTokenizer does it, with
// clean_text and handle_chinese_chars, and without strip_accents. (Its list of punctuation is that of an older Unicode:
// for some 160 rare signs a browser knows better.)

export const UNKNOWN = "[UNK]";
export const LONGEST = 100; // letters: a longer word is not searched for

const SPECIALS = /\[(?:PAD|UNK|CLS|SEP|MASK)\]/g;
const SPACE = /[\t\n\r]|(?!\p{Cc})\p{White_Space}/u;
const DROPPED = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\uFFFD]/u; // neither a letter nor the end of a word
const ALONE = /[\p{P}!-/:-@[-`{-~]/u; // each of them is a word
const CHINESE =
  /[\u4E00-\u9FFF\u3400-\u4DBF\u{20000}-\u{2A6DF}\u{2A700}-\u{2B73F}\u{2B740}-\u{2B81F}\u{2B920}-\u{2CEAF}\uF900-\uFAFF\u{2F800}-\u{2FA1F}]/u;

/**
 * The words of a text, in order: { text, from, to, special }. text is the word as it is searched for; from and to say
 * where it stands in the text that was given. The special tokens count as such where they are typed.
 */
export function wordsOf(text, lowercase) {
  const words = [];
  let end = 0;
  for (const { 0: special, index } of text.matchAll(SPECIALS)) {
    words.push(...plainWords(text, end, index, lowercase));
    end = index + special.length;
    words.push({ text: special, from: index, to: end, special: true });
  }
  return [...words, ...plainWords(text, end, text.length, lowercase)];
}

function plainWords(text, from, to, lowercase) {
  const words = [];
  let open = null;
  let at = from;
  for (const letter of text.slice(from, to)) {
    const next = at + letter.length;
    if (SPACE.test(letter)) open = null;
    else if (!DROPPED.test(letter)) {
      const alone = ALONE.test(letter) || CHINESE.test(letter);
      if (alone || !open) words.push((open = { text: "", from: at, to: next, special: false }));
      open.text += lowercase ? letter.toLowerCase() : letter; // letter by letter: a sigma does not know that it is the last
      open.to = next;
      if (alone) open = null;
    }
    at = next;
  }
  return words;
}

/**
 * How a word is cut: its pieces, and the searches that found them, one after the other. A search has the `rest` of the
 * word that it begins with, the `tries` that were looked up, the longest first, what was `found` (the last of them, or
 * null), and the letters that are `left` then.
 */
export function cut({ text, special }, ids) {
  if (special) return { pieces: [text], searches: [] };
  let rest = [...text];
  if (rest.length > LONGEST) return { pieces: [UNKNOWN], searches: [] };
  const searches = [];
  while (rest.length) {
    const search = searchFor(rest, searches.length ? "##" : "", ids);
    searches.push(search);
    if (!search.found) return { pieces: [UNKNOWN], searches };
    rest = search.left;
  }
  return { pieces: searches.map(({ found }) => found), searches };
}

function searchFor(rest, mark, ids) {
  const tries = [];
  for (let n = rest.length; n > 0; n--) {
    const piece = mark + rest.slice(0, n).join("");
    tries.push(piece);
    if (ids.has(piece)) return { rest: rest.join(""), tries, found: piece, left: rest.slice(n) };
  }
  return { rest: rest.join(""), tries, found: null, left: rest };
}

/**
 * What BERT reads of one text or two: [CLS] first [SEP] second [SEP]. words: all words, and how they are cut; tokens:
 * { piece, id, segment, position, word, place }, where `word` is the word's place among the words (-1: none) and
 * `place` the piece's place in the word; nPieces: of all words; nLeft: how many pieces of each text have no room; nWhole:
 * how many tokens there would be if all had room.
 */
export function build(texts, ids, lowercase, nPositions) {
  const words = texts.flatMap((text, segment) =>
    wordsOf(text, lowercase).map((word) => ({ ...word, segment, ...cut(word, ids) })),
  );
  const pieces = [0, 1].map((segment) =>
    words.flatMap((word, w) =>
      word.segment === segment ? word.pieces.map((piece, place) => ({ piece, word: w, place })) : [],
    ),
  );
  const pair = pieces[1].length > 0;
  const room = roomFor(pieces[0].length, pieces[1].length, nPositions - (pair ? 3 : 2));
  const kept = pieces.map((all, segment) => all.slice(0, room[segment]));
  const special = (piece) => ({ piece, word: -1, place: 0 });
  const parts = [[special("[CLS]"), ...kept[0], special("[SEP]")], pair ? [...kept[1], special("[SEP]")] : []];
  const tokens = parts
    .flatMap((part, segment) => part.map((token) => ({ ...token, segment })))
    .map((token, position) => ({ ...token, position, id: ids.get(token.piece) }));
  const nPieces = pieces[0].length + pieces[1].length;
  const nLeft = pieces.map((all, segment) => all.length - kept[segment].length);
  return { words, tokens, nPieces, nLeft, nWhole: tokens.length + nLeft[0] + nLeft[1] };
}

/** How many pieces of two texts there is room for: while it is too much, the longer one (or the second) loses its last. */
function roomFor(first, second, most) {
  while (first + second > most) {
    if (first > second) first--;
    else second--;
  }
  return [first, second];
}
