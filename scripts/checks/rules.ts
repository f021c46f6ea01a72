/** The desk's own rules, in the order in which they are run. */
import { BareUrl } from './bare-url.ts';
import { BrokenFragment } from './broken-fragment.ts';
import { BrokenLink } from './broken-link.ts';
import { Component } from './component.ts';
import { CorrectionHistory } from './correction-history.ts';
import { CutOffText } from './cut-off-text.ts';
import { DateOrder } from './date-order.ts';
import { DoubledWord } from './doubled-word.ts';
import { EmbedTitle } from './embed-title.ts';
import { Expression } from './expression.ts';
import { FarDate } from './far-date.ts';
import { FileNameAlt } from './file-name-alt.ts';
import { ForeignFile } from './foreign-file.ts';
import { HeadingLevel } from './heading-level.ts';
import { HeadlineLength } from './headline-length.ts';
import { ExpiredLink, HiddenLink } from './hidden-link.ts';
import { Import } from './import.ts';
import { InterfaceLanguage } from './interface-language.ts';
import { LonelyTag } from './lonely-tag.ts';
import { MissingAlt } from './missing-alt.ts';
import { MissingCredit } from './missing-credit.ts';
import { MonthFolder } from './month-folder.ts';
import { OwnCanonical } from './own-canonical.ts';
import { Placeholder } from './placeholder.ts';
import { RawPicture } from './raw-picture.ts';
import { RedirectedLink } from './redirected-link.ts';
import { RepeatedId } from './repeated-id.ts';
import type { OutletRule, StoryRule } from './rule.ts';
import { SameLanguage } from './same-language.ts';
import { SeriesOrder } from './series-order.ts';
import { SimilarTags } from './similar-tags.ts';
import { SmallLead } from './small-lead.ts';
import { StandfirstLength } from './standfirst-length.ts';
import { StraightQuotes } from './straight-quotes.ts';
import { UnbalancedQuotes } from './unbalanced-quotes.ts';
import { UnknownAddress } from './unknown-address.ts';
import { UnreadFile } from './unread-file.ts';
import { VagueLink } from './vague-link.ts';

export const STORY_RULES: readonly StoryRule[] = [
  new HeadlineLength(),
  new StandfirstLength(),
  new CutOffText(),
  new DateOrder(),
  new Placeholder(),
  new HeadingLevel(),
  new VagueLink(),
  new BareUrl(),
  new StraightQuotes(),
  new UnbalancedQuotes(),
  new DoubledWord(),
  new MissingAlt(),
  new FileNameAlt(),
  new MissingCredit(),
  new RawPicture(),
  new ForeignFile(),
  new RepeatedId(),
  new Component(),
  new Expression(),
  new EmbedTitle(),
  new Import(),
];

export const OUTLET_RULES: readonly OutletRule[] = [
  new BrokenLink(),
  new BrokenFragment(),
  new RedirectedLink(),
  new HiddenLink(),
  new ExpiredLink(),
  new UnreadFile(),
  new MonthFolder(),
  new FarDate(),
  new SmallLead(),
  new SimilarTags(),
  new LonelyTag(),
  new SeriesOrder(),
  new SameLanguage(),
  new InterfaceLanguage(),
  new UnknownAddress(),
  new OwnCanonical(),
  new CorrectionHistory(),
];
