/** What an HTTP server's access line says of one request; texts are as logged, unescaped of `\"`. */
export interface WebRequest {
  method: string;
  /** Request target as logged (path and query), still percent-encoded. */
  target: string;
  status: number;
  referer: string | null;
  agent: string | null;
}

/** One line of a log, taken apart. */
export interface ParsedLine {
  /** Milliseconds since the epoch, UTC; null where the line carries no usable time. */
  time: number | null;
  host: string | null;
  /** Program that wrote the line, in lower case, without path and process id. */
  program: string | null;
  /** Who did it: client address, else user, else host. */
  actor: string | null;
  /** The line without the parts above that a header carries (time, host, program, pid). */
  message: string;
  /** Set for access lines alone. */
  web: WebRequest | null;
}

/** What a format needs to know beyond the line to date it. */
export interface ParseContext {
  /**
   * A moment the log was still written at or before, in ms since the epoch (the file's modification
   * time): the year of a time stamp without one is the latest that does not lie after it.
   */
  reference: number;
  /** Minutes east of UTC for stamps without a zone, at a local wall-clock time given as if UTC. */
  offsetAt(wallClock: number): number;
}

export interface Format {
  /** Stable name, stored with results and printed by the command line: `web-access`, `syslog` … */
  readonly id: string;
  /** Name for people. */
  readonly name: string;
  /** Takes one line apart; null when the line is not of this format. Never throws. */
  parse(line: string, context: ParseContext): ParsedLine | null;
}
