import type { WebRequest } from './format.ts';
import { type JsonObject, statusField, textField } from './json-fields.ts';
import { parseRequest } from './web-fields.ts';

const METHOD = [
  'request_method',
  'http_method',
  'RequestMethod',
  'http.request.method',
  'request.method',
  'ClientRequestMethod',
  'method',
  'verb'
];

const TARGET = [
  'request_uri',
  'RequestPath',
  'request.uri',
  'url.original',
  'ClientRequestURI',
  'uri',
  'path',
  'url'
];

const STATUS = [
  'status',
  'status_code',
  'DownstreamStatus',
  'http.response.status_code',
  'response.status',
  'response_code',
  'EdgeResponseStatus',
  'response'
];

const REFERER = [
  'http_referer',
  'http_referrer',
  'request_Referer',
  'http.request.referrer',
  'request.headers.Referer',
  'referer',
  'referrer'
];

const AGENT = [
  'http_user_agent',
  'request_User-Agent',
  'user_agent.original',
  'request.headers.User-Agent',
  'ClientRequestUserAgent',
  'user_agent',
  'userAgent',
  'user-agent',
  'agent'
];

/**
 * The request of an access object: nginx's usual variable names, Caddy, Traefik, Cloudflare, ECS.
 * Null unless it has method, target and status.
 */
export function webRequest(object: JsonObject): WebRequest | null {
  const status = statusField(object, STATUS);
  if (status === null) return null;
  const line = textField(object, ['request', 'request_line']);
  const request = line === null ? null : parseRequest(line);
  const method = textField(object, METHOD) ?? request?.method;
  const target = textField(object, TARGET) ?? request?.target;
  if (!method || target === undefined) return null;
  return {
    method,
    target,
    status,
    referer: textField(object, REFERER),
    agent: textField(object, AGENT)
  };
}
