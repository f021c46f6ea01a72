/** The same components as plain HTML for feeds and e-mail: no style, class or script. */
import Chart from './Chart.astro';
import DataTable from './DataTable.astro';
import Embed from './Embed.astro';
import Event from './Event.astro';
import FactBox from './FactBox.astro';
import Figure from './Figure.astro';
import Gallery from './Gallery.astro';
import PullQuote from './PullQuote.astro';
import QandA from './QandA.astro';
import Timeline from './Timeline.astro';

export const feedComponents = {
  Chart,
  DataTable,
  Embed,
  Event,
  FactBox,
  Figure,
  Gallery,
  PullQuote,
  QandA,
  Timeline,
};
