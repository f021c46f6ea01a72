/** The list of pictures: where each goes, how large it is, which scene it shows. */

import type { Art } from './art.ts';
import type { Picture } from './render.ts';
import * as authors from './scenes/authors.ts';
import * as cloth from './scenes/cloth.ts';
import * as coast from './scenes/coast.ts';
import * as diplomacy from './scenes/diplomacy.ts';
import * as house from './scenes/house.ts';
import * as ice from './scenes/ice.ts';
import * as industry from './scenes/industry.ts';
import * as music from './scenes/music.ts';
import * as observatory from './scenes/observatory.ts';
import * as puppets from './scenes/puppets.ts';
import * as rivers from './scenes/rivers.ts';
import * as screen from './scenes/screen.ts';

type Scene = (art: Art) => string;

/** The lead picture of a story. */
function lead(name: string, story: string, scene: Scene): Picture {
  return { name, file: `articles/${story}/lead.jpg`, width: 1600, height: 1067, scene };
}

/** A further picture of a story, named by its file. */
function extra(name: string, story: string, scene: Scene, width = 1600, height = 1067): Picture {
  return { name, file: `articles/${story}/${name}.jpg`, width, height, scene };
}

/** The portrait of an author, named by the author's id. */
function portrait(id: string, scene: Scene): Picture {
  return { name: id, file: `authors/${id}.jpg`, width: 800, height: 800, scene };
}

export const pictures: readonly Picture[] = [
  lead('hall', '2025/09/paris-security-guarantees-ukraine', diplomacy.conferenceHall),
  lead('seal', '2025/09/what-a-security-guarantee-is', diplomacy.sealedDocument),
  lead('assembly', '2025/10/halm-assembly-water-vote', rivers.assemblyAtNight),
  lead('riverbed', '2025/07/osse-compact-one-drought-year', rivers.dryRiverbed),
  lead('solar', '2025/03/nadira-solar-villages-arabic', rivers.solarPalms),
  lead('terrace', '2024/12/compact-signed-in-luzeira', rivers.terraceTable),
  lead('ballot', '2024/06/verrania-votes', diplomacy.ballotQueue),
  lead('observatory', '2025/10/torsund-observatory-first-light', observatory.observatoryNight),
  extra('mirror', '2025/10/torsund-observatory-first-light', observatory.segmentedMirror),
  lead('mine', '2025/09/kvern-mine-pension-fund', industry.mineInSnow),
  lead('wind', '2025/08/calder-wind-record', industry.windAtSea),
  lead('salt-pans', '2025/06/salt-pans-lithium', industry.saltPans),
  lead('houses', '2024/11/halm-rents-index', industry.terracedHill),
  lead('ice-road', '2025/04/long-thaw-1-the-ice-road', ice.iceRoad),
  lead('bubbles', '2025/04/long-thaw-2-the-methane-hunters', ice.frozenBubbles),
  lead('church', '2025/04/long-thaw-3-what-the-town-decided', ice.churchBlueHour),
  lead('gears', '2025/01/old-clocks-new-seconds', observatory.clockGears),
  lead('ferry', '2025/09/calder-ferry-strike-ends', coast.ferryMorning),
  lead('orchard', '2025/09/salt-orchard-review', screen.saltOrchard),
  lead('cinema', '2025/09/luzeira-festival-opens', screen.harbourCinema),
  lead('stage', '2025/10/paper-weather-longwater', music.concertStage),
  lead('studio', '2025/08/odile-marsh-interview', music.emptyStudio),
  lead('paper', '2025/06/hinokawa-paper-japanese', screen.dryingPaper),
  lead('tram', '2025/03/night-tram-television', screen.nightTram),
  lead('vinyl', '2025/02/vinyl-plant-torsund', music.vinylRecord),
  lead('theatre', '2024/09/puppet-theatre-halm', puppets.puppetStage),
  extra('puppet-1', '2024/09/puppet-theatre-halm', puppets.puppetKing, 1200, 1500),
  extra('puppet-2', '2024/09/puppet-theatre-halm', puppets.puppetFox, 1200, 1500),
  extra('puppet-3', '2024/09/puppet-theatre-halm', puppets.puppetMoon, 1200, 1500),
  lead('runway', '2025/09/halm-fashion-week-denn', cloth.runwayEnd),
  extra('look-1', '2025/09/halm-fashion-week-denn', cloth.lookRust, 1200, 1500),
  extra('look-2', '2025/09/halm-fashion-week-denn', cloth.lookInk, 1200, 1500),
  extra('look-3', '2025/09/halm-fashion-week-denn', cloth.lookChalk, 1200, 1500),
  lead('pitch', '2025/10/northern-cup-semi-final', coast.foggyPitch),
  lead('loom', '2025/09/brask-mill-reopens', cloth.loomWarp),
  lead('sails', '2025/08/sailing-round-calder', coast.threeSails),
  lead('denim', '2025/07/denim-that-remembers', cloth.indigoStacks),
  lead('scarves', '2025/05/rovers-women-record-crowd', coast.scarfStand),
  lead('buttons', '2024/11/button-makers', cloth.buttonGrid),
  lead('lighthouse', '2023/12/knitting-for-the-lighthouse', coast.knittedLighthouse),
  portrait('vt-newsroom', authors.newsroomEmblem),
  portrait('ilse-marrant', authors.ilseMarrant),
  portrait('davit-okoro', authors.davitOkoro),
  portrait('noor-haddadin', authors.noorHaddadin),
  portrait('teodor-vance', authors.teodorVance),
  portrait('calla-brightwater', authors.callaBrightwater),
  portrait('ren-asakawa', authors.renAsakawa),
  portrait('pilar-quesnel', authors.pilarQuesnel),
  portrait('osric-lund', authors.osricLund),
  { name: 'newsletter', file: 'ads/newsletter.jpg', width: 600, height: 500, scene: house.newsletter },
  { name: 'subscribe', file: 'ads/subscribe.jpg', width: 1456, height: 180, scene: house.subscribe },
];
