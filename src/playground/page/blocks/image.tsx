import type { ImageBlock, ImageElement as SlackImage } from '@slack/types';
import type { JSX } from 'preact';
import { safeImage } from '../text/safe-url.js';
import { TextObject } from '../text/text.js';

/** A picture by its address; a file of Slack's own cannot be fetched here, so its description stands for it. */
export function ImageElement({ image }: { image: SlackImage | ImageBlock }): JSX.Element {
  const url = 'image_url' in image ? safeImage(image.image_url) : undefined;
  if (url === undefined) return <span class="image-missing">{image.alt_text}</span>;
  return <img src={url} alt={image.alt_text} loading="lazy" referrerpolicy="no-referrer" />;
}

export function ImageBlockView({ block }: { block: ImageBlock }): JSX.Element {
  return (
    <figure class="image-block">
      {block.title !== undefined && (
        <figcaption>
          <TextObject of={block.title} />
        </figcaption>
      )}
      <ImageElement image={block} />
    </figure>
  );
}
