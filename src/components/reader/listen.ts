/** Reads a story aloud with the browser's own voice, sentence by sentence, and marks the sentence. */

const PARTS = 'p, h2, h3, h4, li, blockquote, figcaption, dt, dd';
const HIGHLIGHT = 'spoken';

interface Sentence {
  readonly text: string;
  readonly range: Range;
}

/**
 * @param button starts and pauses; its `data-pause` and `data-resume` are what it says then
 * @param parts what is read, in order: headline, standfirst, story
 */
export function createReader(button: HTMLElement, parts: readonly HTMLElement[]): () => void {
  const sentences = parts.flatMap((part) => sentencesOf(part));
  const start = button.textContent;
  const { pause = '', resume = '' } = button.dataset;
  let next = 0;
  // Of the utterance that counts: a voice that is told to stop still says that it has ended.
  let turn = 0;
  let isSpeaking = false;

  const say = (text: string) => {
    button.textContent = text;
  };
  const stop = (words: string) => {
    turn += 1;
    isSpeaking = false;
    speechSynthesis.cancel();
    say(words);
  };
  const speak = () => {
    const sentence = sentences[next];
    if (!sentence) {
      next = 0;
      mark(undefined);
      stop(start);
      return;
    }
    turn += 1;
    const mine = turn;
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    utterance.lang = languageOf(sentence.range);
    utterance.addEventListener('end', () => {
      if (mine !== turn) return;
      next += 1;
      speak();
    });
    utterance.addEventListener('error', () => {
      if (mine !== turn) return;
      mark(undefined);
      stop(resume);
    });
    mark(sentence.range);
    speechSynthesis.speak(utterance);
  };
  addEventListener('pagehide', () => stop(resume));
  return () => {
    if (isSpeaking) stop(resume);
    else {
      speechSynthesis.cancel();
      isSpeaking = true;
      say(pause);
      speak();
    }
  };
}

/** The sentences of an element, each with its place; what is hidden from screen readers is not read. */
function sentencesOf(part: HTMLElement): Sentence[] {
  const blocks = part.matches('.prose') ? [...part.querySelectorAll<HTMLElement>(PARTS)] : [part];
  return blocks.filter((block) => block.checkVisibility()).flatMap(split);
}

function split(block: HTMLElement): Sentence[] {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const nodes: { readonly node: Node; readonly from: number }[] = [];
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent?.closest('[aria-hidden="true"], [data-footnote-ref], .visually-hidden, svg')) continue;
    const part = parent?.closest(PARTS);
    // A part within this one, as a list in a list, comes by itself.
    if (part && part !== block && block.contains(part)) continue;
    nodes.push({ node, from: text.length });
    text += node.nodeValue ?? '';
  }
  const at = (offset: number) => {
    const found = nodes.findLast(({ from }) => from <= offset) ?? nodes[0];
    return [
      found?.node ?? block,
      Math.min(offset - (found?.from ?? 0), found?.node.nodeValue?.length ?? 0),
    ] as const;
  };
  const language = block.closest<HTMLElement>('[lang]')?.lang;
  const segments = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text);
  return [...segments].flatMap(({ segment, index }) => {
    if (segment.trim() === '') return [];
    const range = new Range();
    range.setStart(...at(index));
    range.setEnd(...at(index + segment.trimEnd().length));
    return [{ text: segment.trim(), range }];
  });
}

function languageOf({ startContainer }: Range): string {
  const element = startContainer instanceof Element ? startContainer : startContainer.parentElement;
  return element?.closest<HTMLElement>('[lang]')?.lang ?? '';
}

/** CSS Custom Highlight API (https://www.w3.org/TR/css-highlight-api-1/): nothing in the story is touched. */
function mark(range: Range | undefined): void {
  const { highlights } = CSS as { highlights?: HighlightRegistry };
  if (range) {
    highlights?.set(HIGHLIGHT, new Highlight(range));
    range.startContainer.parentElement?.scrollIntoView({ block: 'nearest' });
  } else highlights?.delete(HIGHLIGHT);
}
