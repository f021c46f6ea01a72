/** The list of pictures: where each goes, how large it is, which scene it shows. */

import type { Art } from './art.ts';
import type { Picture } from './render.ts';
import * as authorsCulture from './scenes/authors-culture.ts';
import * as authorsDesk from './scenes/authors-desk.ts';
import * as buttons from './scenes/buttons.ts';
import * as cloth from './scenes/cloth.ts';
import * as documents from './scenes/documents.ts';
import * as grounds from './scenes/grounds.ts';
import * as hall from './scenes/hall.ts';
import * as harbour from './scenes/harbour.ts';
import * as house from './scenes/house.ts';
import * as ice from './scenes/ice.ts';
import * as industry from './scenes/industry.ts';
import * as lighthouse from './scenes/lighthouse.ts';
import * as marionettes from './scenes/marionettes.ts';
import * as moon from './scenes/moon.ts';
import * as observatory from './scenes/observatory.ts';
import * as orchard from './scenes/orchard.ts';
import * as paper from './scenes/paper.ts';
import * as puppetStage from './scenes/puppet-stage.ts';
import * as rivers from './scenes/rivers.ts';
import * as runway from './scenes/runway.ts';
import * as sails from './scenes/sails.ts';
import * as south from './scenes/south.ts';
import * as stage from './scenes/stage.ts';
import * as studio from './scenes/studio.ts';
import * as tram from './scenes/tram.ts';
import * as village from './scenes/village.ts';
import * as wind from './scenes/wind.ts';

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
  lead('hall', '2025/09/paris-security-guarantees-ukraine', hall.conferenceHall),
  lead('seal', '2025/09/what-a-security-guarantee-is', documents.sealedDocument),
  lead('assembly', '2025/10/halm-assembly-water-vote', rivers.assemblyAtNight),
  lead('riverbed', '2025/07/osse-compact-one-drought-year', rivers.dryRiverbed),
  lead('solar', '2025/03/nadira-solar-villages-arabic', south.solarPalms),
  lead('terrace', '2024/12/compact-signed-in-luzeira', south.terraceTable),
  lead('ballot', '2024/06/verrania-votes', documents.ballotQueue),
  lead('observatory', '2025/10/torsund-observatory-first-light', observatory.observatoryNight),
  extra('mirror', '2025/10/torsund-observatory-first-light', observatory.segmentedMirror),
  lead('mine', '2025/09/kvern-mine-pension-fund', industry.mineInSnow),
  lead('wind', '2025/08/calder-wind-record', wind.windAtSea),
  lead('salt-pans', '2025/06/salt-pans-lithium', industry.saltPans),
  lead('houses', '2024/11/halm-rents-index', wind.terracedHill),
  lead('ice-road', '2025/04/long-thaw-1-the-ice-road', ice.iceRoad),
  lead('bubbles', '2025/04/long-thaw-2-the-methane-hunters', ice.frozenBubbles),
  lead('church', '2025/04/long-thaw-3-what-the-town-decided', village.churchBlueHour),
  lead('gears', '2025/01/old-clocks-new-seconds', observatory.clockGears),
  lead('ferry', '2025/09/calder-ferry-strike-ends', harbour.ferryMorning),
  lead('orchard', '2025/09/salt-orchard-review', orchard.saltOrchard),
  lead('cinema', '2025/09/luzeira-festival-opens', orchard.harbourCinema),
  lead('stage', '2025/10/paper-weather-longwater', stage.concertStage),
  lead('studio', '2025/08/odile-marsh-interview', studio.emptyStudio),
  lead('paper', '2025/06/hinokawa-paper-japanese', paper.dryingPaper),
  lead('tram', '2025/03/night-tram-television', tram.nightTram),
  lead('vinyl', '2025/02/vinyl-plant-torsund', studio.vinylRecord),
  lead('theatre', '2024/09/puppet-theatre-halm', puppetStage.puppetStage),
  extra('puppet-1', '2024/09/puppet-theatre-halm', marionettes.puppetKing, 1200, 1500),
  extra('puppet-2', '2024/09/puppet-theatre-halm', marionettes.puppetFox, 1200, 1500),
  extra('puppet-3', '2024/09/puppet-theatre-halm', moon.puppetMoon, 1200, 1500),
  lead('runway', '2025/09/halm-fashion-week-denn', runway.runwayEnd),
  extra('look-1', '2025/09/halm-fashion-week-denn', runway.lookRust, 1200, 1500),
  extra('look-2', '2025/09/halm-fashion-week-denn', runway.lookInk, 1200, 1500),
  extra('look-3', '2025/09/halm-fashion-week-denn', runway.lookChalk, 1200, 1500),
  lead('pitch', '2025/10/northern-cup-semi-final', grounds.foggyPitch),
  lead('loom', '2025/09/brask-mill-reopens', cloth.loomWarp),
  lead('sails', '2025/08/sailing-round-calder', sails.threeSails),
  lead('denim', '2025/07/denim-that-remembers', cloth.indigoStacks),
  lead('scarves', '2025/05/rovers-women-record-crowd', grounds.scarfStand),
  lead('buttons', '2024/11/button-makers', buttons.buttonGrid),
  lead('lighthouse', '2023/12/knitting-for-the-lighthouse', lighthouse.knittedLighthouse),
  portrait('vt-newsroom', authorsDesk.newsroomEmblem),
  portrait('ilse-marrant', authorsDesk.ilseMarrant),
  portrait('davit-okoro', authorsDesk.davitOkoro),
  portrait('noor-haddadin', authorsDesk.noorHaddadin),
  portrait('teodor-vance', authorsCulture.teodorVance),
  portrait('calla-brightwater', authorsCulture.callaBrightwater),
  portrait('ren-asakawa', authorsCulture.renAsakawa),
  portrait('pilar-quesnel', authorsCulture.pilarQuesnel),
  portrait('osric-lund', authorsCulture.osricLund),
  {
    name: 'newsletter',
    file: 'ads/newsletter.jpg',
    width: 600,
    height: 500,
    scene: house.newsletter,
  },
  {
    name: 'subscribe',
    file: 'ads/subscribe.jpg',
    width: 1456,
    height: 180,
    scene: house.subscribe,
  },
];
