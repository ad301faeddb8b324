import type { MrkdwnElement, PlainTextElement } from '@slack/types';
import type { JSX } from 'preact';
import { usePlayground } from '../state/playground.js';
import { describeMoment } from '../time/clock.js';
import { formatDateToken } from './date-token.js';
import { parsePlainText } from './emoji.js';
import { parseMrkdwn } from './parse-mrkdwn.js';
import type { DateNode, TextNode } from './text-node.js';

/** A text object as Slack shows it. */
export function TextObject({ of }: { of: MrkdwnElement | PlainTextElement }): JSX.Element {
  return <Text nodes={of.type === 'mrkdwn' ? parseMrkdwn(of.text) : parsePlainText(of.text, of.emoji)} />;
}

/** Formatted text; every word of it is a text node of the document, so none can become markup. */
export function Text({ nodes }: { nodes: readonly TextNode[] }): JSX.Element {
  return (
    <>
      {nodes.map((node) => (
        <Piece of={node} />
      ))}
    </>
  );
}

function Piece({ of: node }: { of: TextNode }): JSX.Element {
  switch (node.kind) {
    case 'text':
      return <>{node.text}</>;
    case 'break':
      return <br />;
    case 'bold':
      return <strong>{inner(node.children)}</strong>;
    case 'italic':
      return <em>{inner(node.children)}</em>;
    case 'strike':
      return <s>{inner(node.children)}</s>;
    case 'underline':
      return <u>{inner(node.children)}</u>;
    case 'code':
      return <code>{node.text}</code>;
    case 'link':
      return <TextLink url={node.url}>{inner(node.children)}</TextLink>;
    case 'user':
      return <UserMention id={node.id} label={node.label} />;
    case 'channel':
      return <ChannelMention id={node.id} label={node.label} />;
    case 'broadcast':
      return <span class="mention">{node.label}</span>;
    case 'emoji':
      return (
        <span class="emoji" role="img" aria-label={node.name.replaceAll('_', ' ')} title={`:${node.name}:`}>
          {node.character}
        </span>
      );
    case 'date':
      return <DateToken of={node} />;
    case 'preformatted':
      return <pre>{node.text}</pre>;
    case 'quote':
      return <blockquote>{inner(node.children)}</blockquote>;
    case 'list':
      return <List ordered={node.ordered} indent={node.indent} items={node.items} />;
    default:
      return node satisfies never;
  }
}

const inner = (nodes: readonly TextNode[]): JSX.Element => <Text nodes={nodes} />;

function TextLink({ url, children }: { url: string; children: JSX.Element | string }): JSX.Element {
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

function UserMention({ id, label }: { id: string; label: string | null }): JSX.Element {
  const { snapshot } = usePlayground();
  const person = snapshot.people.find((one) => one.id === id);
  const name = id === snapshot.app.botUserId ? snapshot.app.name : (person?.realName ?? label ?? 'unknown');
  return <span class={id === snapshot.viewer.id ? 'mention mention-me' : 'mention'}>@{name}</span>;
}

function ChannelMention({ id, label }: { id: string; label: string | null }): JSX.Element {
  const { snapshot, go } = usePlayground();
  const conversation = snapshot.conversations.find((one) => one.id === id);
  if (conversation === undefined) return <span class="mention">#{label ?? 'private-channel'}</span>;
  return (
    <button type="button" class="mention mention-link" onClick={() => go({ channel: id })}>
      #{conversation.name}
    </button>
  );
}

function DateToken({ of: date }: { of: DateNode }): JSX.Element {
  const { clock } = usePlayground();
  const moment = new Date(date.unix * 1000);
  const words = formatDateToken(date, clock);
  if (Number.isNaN(moment.getTime())) return <>{words}</>;
  const time = (
    <time dateTime={moment.toISOString()} title={describeMoment(moment, clock)}>
      {words}
    </time>
  );
  return date.url === null ? time : <TextLink url={date.url}>{time}</TextLink>;
}

interface ListProps {
  readonly ordered: boolean;
  readonly indent: number;
  readonly items: readonly (readonly TextNode[])[];
}

function List({ ordered, indent, items }: ListProps): JSX.Element {
  const children = items.map((item) => <li>{inner(item)}</li>);
  const style = indent === 0 ? {} : { marginLeft: `${indent * 1.5}em` };
  return ordered ? <ol style={style}>{children}</ol> : <ul style={style}>{children}</ul>;
}
