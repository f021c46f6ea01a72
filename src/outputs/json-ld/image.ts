import type { ImageObject } from 'schema-dts';
import type { Picture } from '../../archive/model.ts';
import type { StructuredPicture } from '../../site/responsive-picture.ts';
import type { Site } from '../../site/site.ts';
import { given } from './graph.ts';

/**
 * A crop of a picture, with its credit and licence
 * (https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata).
 */
export function imageObject({ urls }: Site, picture: Picture, crop: StructuredPicture): ImageObject {
  return given({
    '@type': 'ImageObject' as const,
    url: urls.absoluteUrl(crop.src),
    width: `${crop.width} px`,
    height: `${crop.height} px`,
    creditText: picture.credit,
    license: picture.licenseUrl,
  });
}
