import type { VideoBlock } from '@slack/types';
import type { JSX } from 'preact';
import { safeImage, safeLink } from '../text/safe-url.js';
import { TextObject } from '../text/text.js';

/** A video's title, words and still; playing it is left to the place that it comes from. */
export function Video({ block }: { block: VideoBlock }): JSX.Element {
  const page = safeLink(block.title_url ?? block.video_url);
  const still = safeImage(block.thumbnail_url);
  const from = [block.author_name, block.provider_name].filter(Boolean).join(' · ');
  return (
    <div class="video">
      {from !== '' && <div class="video-from">{from}</div>}
      {page === undefined ? <TextObject of={block.title} /> : <TitleLink block={block} page={page} />}
      {block.description !== undefined && (
        <p>
          <TextObject of={block.description} />
        </p>
      )}
      {still !== undefined && (
        <img src={still} alt={block.alt_text} loading="lazy" referrerpolicy="no-referrer" />
      )}
    </div>
  );
}

function TitleLink({ block, page }: { block: VideoBlock; page: string }): JSX.Element {
  return (
    <a href={page} target="_blank" rel="noopener noreferrer">
      <TextObject of={block.title} />
    </a>
  );
}
