import type { Passage } from './prose.ts';
import type { Finding, StoryRule } from './rule.ts';
import type { Story } from './story.ts';

interface Language {
  /** Words that may stand twice in good prose. */
  readonly mayRepeat: RegExp;
  /**
   * Words that cannot, so that the second may be taken out unasked: none that may end a clause (“what they came with with
   * such haste”), is another word as well (a will, Spanish `para`, Dutch `zijn`), or a verb.
   */
  readonly mayNot: RegExp;
}

/** Languages that double words as a matter of grammar (Indonesian, Turkish, …) are not in it. */
const LANGUAGES: Readonly<Record<string, Language>> = {
  en: {
    mayRepeat:
      /^(?:had|have|has|that|is|are|was|were|will|do|her|you|so|very|really|no|yes|bye|ha|hush|there|now|go|knock|boo|tut|yeah|oh|ho|hey|well|never|again|many|long|far|chop|blah|please|come|look|wait|run|more|up|in|on|out|ever|big|old|one|two|win|tom|choo|night|home|hundred|thousand|million|billion|trillion|la|na|fa|da|ra|doo)$/,
    mayNot: /^(?:the|a|an|of|and|or|but|its|their|our|your|into|than)$/,
  },
  de: {
    mayRepeat: /^(?:die|der|das|den|dem|sie|sich|ja|nein|sehr|ganz|nie|immer|wo|was|so|da)$/,
    mayNot: /^(?:und|oder|eine|einen|im|zum|zur|dass)$/,
  },
  fr: {
    mayRepeat: /^(?:nous|vous|oui|non|si|très|bien|la|le|les|en|que|tout)$/,
    mayNot: /^(?:de|des|du|et|une|dans|ce|cette|au|aux)$/,
  },
  es: {
    mayRepeat: /^(?:no|sí|muy|para|es|son|ya|que|la|lo|los|las|nada|poco|casi|luego)$/,
    mayNot: /^(?:de|del|el|y|una|con|su|al)$/,
  },
  it: {
    mayRepeat: /^(?:no|sì|molto|ben|poco|piano|man|via|la|lo|le|quasi|via)$/,
    mayNot: /^(?:di|il|e|una|con|del|della|al|alla)$/,
  },
  pt: {
    mayRepeat: /^(?:não|sim|muito|já|que|nada|pouco|quase)$/,
    mayNot: /^(?:de|do|da|e|uma|com|os|as)$/,
  },
  nl: {
    mayRepeat: /^(?:dat|die|had|het|zijn|is|ja|nee|heel|zeer|zo|ze|er|daar|was)$/,
    mayNot: /^(?:de|en)$/,
  },
  sv: {
    mayRepeat: /^(?:ja|nej|det|den|mycket|så|som)$/,
    mayNot: /^(?:och|ett)$/,
  },
};

const DOUBLED = /(?<![\p{L}\p{M}\p{N}'’-])(\p{L}[\p{L}\p{M}'’]*)(\s+)(\1)(?![\p{L}\p{M}\p{N}'’-])/iuy;

export class DoubledWord implements StoryRule {
  readonly id = 'doubled-word';

  *check(story: Story): Iterable<Finding> {
    const language = LANGUAGES[story.language];
    if (!language) return;
    for (const passage of [...story.fields, ...story.passages]) {
      for (const match of doublesIn(passage.text)) {
        const [, first = '', space = '', second = ''] = match;
        const word = first.toLowerCase();
        const isSure = language.mayNot.test(word);
        // `Pago Pago` is a place, `la la` a song; `The The` may be a band.
        const isCapital = /^\p{Lu}/u.test(second);
        const isName = isCapital && /^\p{Lu}/u.test(first) && !isSure;
        // `A a`: a letter, and an article.
        const isLetter = first === 'A' && second === 'a' && match.index > 0;
        if (isName || isLetter || language.mayRepeat.test(word) || (first !== second && second !== word))
          continue;
        const at = passage.start + match.index + first.length + space.length;
        const fix =
          isSure && !isCapital ? without(passage, match.index + first.length, space, second) : undefined;
        yield {
          at,
          what: `“${first} ${second}”: a word stands twice.`,
          how: 'Take one of the two out.',
          fix,
        };
      }
    }
  }
}

/** Takes the second word out, and the space before it; nothing where that would leave a line empty. */
function without(passage: Passage, end: number, space: string, second: string): Finding['fix'] {
  const wordStart = end + space.length;
  const wordEnd = wordStart + second.length;
  if (!space.includes('\n')) return [{ start: passage.start + end, end: passage.start + wordEnd, text: '' }];
  const after = /^ +(?=\S)/.exec(passage.text.slice(wordEnd))?.[0];
  if (after === undefined) return undefined;
  return [{ start: passage.start + wordStart, end: passage.start + wordEnd + after.length, text: '' }];
}

const OTHER = 0;
const LETTER = 1;
const SPACE = 2;

/** What each UTF-16 code unit is, roughly. */
const KINDS = Uint8Array.from({ length: 0x10000 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/\s/.test(character)) return SPACE;
  return /[\p{L}\p{M}\p{Cs}'’]/u.test(character) ? LETTER : OTHER;
});

/** The text that is looked at, as numbers: asking a string for each of its code units takes three times as long. */
let bytes = Buffer.alloc(0);
let numbers = new Uint16Array();

/** Words that are followed by white space and the same letters again. */
function doublesIn(text: string): RegExpExecArray[] {
  const { length } = text;
  if (numbers.length <= length) {
    bytes = Buffer.alloc(4 * length + 2);
    numbers = new Uint16Array(bytes.buffer, bytes.byteOffset, 2 * length + 1);
  }
  bytes.write(text, 'utf16le');
  // What an earlier text left there is no part of this one.
  numbers[length] = 0;
  const found: RegExpExecArray[] = [];
  for (let at = nextDouble(numbers, length, 0); at >= 0;) {
    DOUBLED.lastIndex = at;
    const match = DOUBLED.exec(text);
    if (match) found.push(match);
    at = nextDouble(numbers, length, at + (match?.[0].length ?? 1));
  }
  return found;
}

/** A quick look, before the exact one: where the next word begins that may stand twice; -1 where there is none. */
function nextDouble(units: Uint16Array, length: number, from: number): number {
  let at = from;
  // Not from within a word.
  while (at > 0 && at < length && isOfWord(units[at - 1])) at += 1;
  for (;;) {
    while (at < length && !isOfWord(units[at])) at += 1;
    if (at >= length) return -1;
    const start = at;
    do at += 1;
    while (isOfWord(units[at]));
    let two = at;
    while (KINDS[units[two] ?? 0] === SPACE) two += 1;
    if (two === at || !isSameLetter(units[start], units[two])) continue;
    const last = two + at - start;
    let one = start;
    while (two < last && isSameLetter(units[one], units[two])) {
      one += 1;
      two += 1;
    }
    if (two === last && !isOfWord(units[last])) return start;
  }
}

function isOfWord(unit = 0): boolean {
  return KINDS[unit] === LETTER;
}

/** But for capitals, roughly. */
function isSameLetter(a = 0, b = 0): boolean {
  return ((a ^ b) | 32) === 32;
}
