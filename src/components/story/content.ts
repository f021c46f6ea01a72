/** What stands between the tags of a story component. */
import { requireContent } from './props.ts';

interface Slots {
  has(name: string): boolean;
  render(name: string): Promise<string>;
}

/** The content as HTML, rendered once. @throws {StoryPropError} when it is not what belongs there. */
export async function contentOf(component: Parameters<typeof requireContent>[0], slots: Slots): Promise<string> {
  const html = slots.has('default') ? await slots.render('default') : '';
  requireContent(component, html);
  return html;
}
