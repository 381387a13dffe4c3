/** What a window program is asked to do. */
export type Task = 'unlock' | 'scripts' | 'memory' | 'first-screen' | 'day' | 'print';

/** What it needs for that, prepared beforehand. */
export type WindowScript = {
  login: string;
  password: string;
  /** Calls in their order. */
  day: { name: string; input: unknown }[];
  /** Addresses of screens, after the `#`. */
  places: string[];
  /** Input of `summaries.preview`, with more interventions than fill three pages. */
  summary: { caseId: string; interventionIds: string[]; profile: string; language: string };
  /** HTML of the floor of printing. */
  staticPage: string;
};

/** What it says. */
export type Finding = {
  /** Milliseconds since 1970. */
  usableAt?: number;
  scripts?: string[];
  lockedMB?: number;
  signedInMB?: number | undefined;
  screenMs?: number;
  longestBlockMs?: number;
  p99BlockMs?: number;
  printMs?: number[];
  /** Of those, what `printToPDF` alone took. */
  pdfMs?: number[];
};
